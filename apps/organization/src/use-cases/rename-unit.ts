import type { InputOf, unitRename, UnitSnapshot } from '#libs/contracts';
import { Clock, type CommandContext } from '#libs/kernel';
import { dayOf } from '../domain/calendar-day.js';
import { renameUnit } from '../domain/unit.js';
import { assertAdministers } from '../domain/visibility.js';
import { UnitRepository } from '../ports/unit-repository.js';

export class RenameUnit {
  constructor(
    private readonly units: UnitRepository,
    private readonly clock: Clock,
  ) {}

  execute({ unitId, name }: InputOf<typeof unitRename>, context: CommandContext): Promise<UnitSnapshot> {
    const now = this.clock.now();
    return this.units.rename({ context, unitId, now }, (unit) => {
      assertAdministers(context.caller, unit.path);
      return renameUnit(unit, name, dayOf(now));
    });
  }
}
