import type { CommandContext } from '#libs/kernel';
import type { Day } from '../domain/calendar-day.js';
import type { Holder } from '../domain/responsible.js';
import type { ResponsiblePerson } from '../domain/unit.js';

export abstract class ResponsibleRepository {
  /**
   * Looks again at some of the units that are marked, and marks what is right below those that
   * changed. How many were looked at; 0 when nothing is left. Two at once are harmless.
   */
  abstract refreshSome(
    sweep: { readonly context: CommandContext; readonly today: Day; readonly now: Date },
    decide: (holders: readonly Holder[], ofParent: ResponsiblePerson | null) => ResponsiblePerson | null,
  ): Promise<number>;
}
