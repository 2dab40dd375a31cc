import type { InputOf, unitCreate, UnitSnapshot } from '#libs/contracts';
import { Clock, type CommandContext, uuidv7 } from '#libs/kernel';
import { dayOf } from '../domain/calendar-day.js';
import { foundUnit } from '../domain/unit.js';
import { assertAdministers } from '../domain/visibility.js';
import { UnitRepository } from '../ports/unit-repository.js';

/** 建立组织：a unit below another one. */
export class CreateUnit {
  constructor(
    private readonly units: UnitRepository,
    private readonly clock: Clock,
  ) {}

  execute(input: InputOf<typeof unitCreate>, context: CommandContext): Promise<UnitSnapshot> {
    const now = this.clock.now();
    const unitId = uuidv7(now.getTime());
    const { districtId } = context.caller;
    return this.units.found({ context, unitId, parentId: input.parentId, now }, ({ parent, number }) => {
      const { kind, name, code, tags, validFrom, validTo, mission } = input;
      const unit = { kind, name, code, tags: [...new Set(tags)], validFrom, validTo, mission };
      if (parent) assertAdministers(context.caller, parent.path);
      return foundUnit({ districtId, unitId, number, ...unit }, parent, dayOf(now));
    });
  }
}
