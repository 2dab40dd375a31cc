import type { InputOf, unitClose, UnitSnapshot } from '#libs/contracts';
import { Clock, type CommandContext } from '#libs/kernel';
import { dayOf } from '../domain/calendar-day.js';
import { closeUnit } from '../domain/unit.js';
import { assertAdministers } from '../domain/visibility.js';
import { UnitRepository } from '../ports/unit-repository.js';
import { TellRightsChanged } from './tell-rights-changed.js';

export class CloseUnit {
  constructor(
    private readonly units: UnitRepository,
    private readonly after: TellRightsChanged,
    private readonly clock: Clock,
  ) {}

  async execute(input: InputOf<typeof unitClose>, context: CommandContext): Promise<UnitSnapshot> {
    const now = this.clock.now();
    const closed = await this.units.close({ context, now, ...input }, ({ unit, openBelow }) => {
      assertAdministers(context.caller, unit.path);
      return closeUnit(unit, input.validTo, { openBelow, today: dayOf(now) });
    });
    await this.after.inSubtree(closed.path, context);
    return closed;
  }
}
