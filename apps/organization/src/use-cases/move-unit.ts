import type { InputOf, unitMove, UnitSnapshot } from '#libs/contracts';
import { Clock, type CommandContext } from '#libs/kernel';
import { dayOf } from '../domain/calendar-day.js';
import { moveUnit } from '../domain/unit.js';
import { assertAdministers } from '../domain/visibility.js';
import { UnitRepository } from '../ports/unit-repository.js';
import { TellRightsChanged } from './tell-rights-changed.js';

/** 隶属调整：a unit with everything below it goes under another parent. */
export class MoveUnit {
  constructor(
    private readonly units: UnitRepository,
    private readonly after: TellRightsChanged,
    private readonly clock: Clock,
  ) {}

  async execute(input: InputOf<typeof unitMove>, context: CommandContext): Promise<UnitSnapshot> {
    const now = this.clock.now();
    const moved = await this.units.move({ context, now, ...input }, ({ unit, newParent, deepest }) => {
      assertAdministers(context.caller, unit.path, newParent.path);
      return moveUnit(unit, newParent, { deepest, today: dayOf(now) });
    });
    await this.after.inSubtree(moved.path, context);
    return moved;
  }
}
