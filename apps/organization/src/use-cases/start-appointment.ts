import type { appointmentStart, AppointmentView, InputOf } from '#libs/contracts';
import { Clock, type CommandContext, uuidv7 } from '#libs/kernel';
import { startAppointment } from '../domain/appointment.js';
import { dayOf } from '../domain/calendar-day.js';
import { assertAdministers } from '../domain/visibility.js';
import { AppointmentRepository } from '../ports/appointment-repository.js';
import { TellRightsChanged } from './tell-rights-changed.js';

/** 任职：a post in a unit, over the subtree of a scope unit (by default the unit itself). */
export class StartAppointment {
  constructor(
    private readonly appointments: AppointmentRepository,
    private readonly after: TellRightsChanged,
    private readonly clock: Clock,
  ) {}

  async execute(input: InputOf<typeof appointmentStart>, context: CommandContext): Promise<AppointmentView> {
    const now = this.clock.now();
    const appointmentId = uuidv7(now.getTime());
    const { personId, unitId, postId, from, to } = input;
    const ids = { personId, unitId, postId, scopeUnitId: input.scopeUnitId ?? unitId };
    const started = await this.appointments.start({ context, now, appointmentId, ...ids }, (parts) => {
      assertAdministers(context.caller, parts.unit.path, parts.scopeUnit.path);
      return startAppointment({ appointmentId, from, to, ...parts }, parts.held, dayOf(now));
    });
    await this.after.of([personId], context);
    return started;
  }
}
