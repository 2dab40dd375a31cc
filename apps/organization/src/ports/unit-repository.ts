import type { UnitSnapshot } from '#libs/contracts';
import type { CommandContext } from '#libs/kernel';
import type { Day } from '../domain/calendar-day.js';
import type { Unit } from '../domain/unit.js';

export interface UnitCommand {
  readonly context: CommandContext;
  readonly unitId: string;
  readonly now: Date;
}

/**
 * The tree. Every callback is synchronous and may run again; it sees what is locked, so that no
 * concurrent founding, move or closing can undo what it decided. Throws `unit-not-found` for a unit
 * that the command names and the district does not have.
 */
export abstract class UnitRepository {
  abstract found(
    command: UnitCommand & { readonly parentId: string | null },
    decide: (place: { readonly parent: Unit | null; readonly number: number }) => Unit,
  ): Promise<UnitSnapshot>;

  abstract rename(command: UnitCommand, decide: (unit: Unit) => Unit): Promise<UnitSnapshot>;

  /** `deepest`: levels of the deepest path in the subtree. Everything below moves along. */
  abstract move(
    command: UnitCommand & { readonly newParentId: string },
    decide: (found: { readonly unit: Unit; readonly newParent: Unit; readonly deepest: number }) => Unit,
  ): Promise<UnitSnapshot>;

  /** `openBelow`: units below that go on after `validTo`. */
  abstract close(
    command: UnitCommand & { readonly validTo: Day; readonly reason: string },
    decide: (found: { readonly unit: Unit; readonly openBelow: number }) => Unit,
  ): Promise<UnitSnapshot>;

  /** Some units whose last day has come, as closed; how many there were. */
  abstract closeEnded(
    sweep: { readonly context: CommandContext; readonly today: Day; readonly now: Date },
    decide: (unit: Unit) => Unit,
  ): Promise<number>;
}
