import { Caller, Clock, type CommandContext, uuidv7 } from '#libs/kernel';
import { onDay } from '../domain/appointment.js';
import { dayOf } from '../domain/calendar-day.js';
import { endOfUnitReached } from '../domain/unit.js';
import { AppointmentRepository } from '../ports/appointment-repository.js';
import { UnitRepository } from '../ports/unit-repository.js';
import { TellRightsChanged } from './tell-rights-changed.js';

interface Dated {
  readonly units: UnitRepository;
  readonly appointments: AppointmentRepository;
}

/**
 * What a new day brings: units whose end has come, appointments that begin or end. The days are in the
 * tables; a sweep that runs late, twice or beside another one does no harm.
 */
export class SweepDays {
  constructor(
    private readonly dated: Dated,
    private readonly after: TellRightsChanged,
    private readonly clock: Clock,
  ) {}

  async execute(districtId: string): Promise<void> {
    const now = this.clock.now();
    const sweep = { context: contextOf(districtId), today: dayOf(now), now };
    while ((await this.dated.units.closeEnded(sweep, endOfUnitReached)) > 0);
    for (let people = await this.advance(sweep); people.length > 0; people = await this.advance(sweep)) {
      await this.after.of(people, sweep.context);
    }
    await this.after.toTheEnd(sweep.context);
  }

  private advance(sweep: { context: CommandContext; today: string; now: Date }): Promise<readonly string[]> {
    return this.dated.appointments.advanceDue(sweep, (appointment) => onDay(appointment, sweep.today));
  }
}

function contextOf(districtId: string): CommandContext {
  return {
    caller: Caller.machine('organization.new-day', districtId),
    commandKey: null,
    requestHash: null,
    expectedVersion: null,
    correlationId: uuidv7(),
    causationId: null,
  };
}
