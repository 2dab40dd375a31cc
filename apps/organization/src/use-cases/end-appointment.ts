import type { appointmentEnd, AppointmentView, InputOf } from '#libs/contracts';
import { Clock, type CommandContext } from '#libs/kernel';
import { endAppointment } from '../domain/appointment.js';
import { dayOf } from '../domain/calendar-day.js';
import { assertAdministers } from '../domain/visibility.js';
import { AppointmentRepository } from '../ports/appointment-repository.js';
import { TellRightsChanged } from './tell-rights-changed.js';

/** 免职：the open sessions of the person lose the post at once. */
export class EndAppointment {
  constructor(
    private readonly appointments: AppointmentRepository,
    private readonly after: TellRightsChanged,
    private readonly clock: Clock,
  ) {}

  async execute(input: InputOf<typeof appointmentEnd>, context: CommandContext): Promise<AppointmentView> {
    const now = this.clock.now();
    const { appointmentId, reason, to } = input;
    const ended = await this.appointments.end({ context, now, appointmentId, reason }, (found) => {
      assertAdministers(context.caller, found.unit.path);
      return endAppointment(found.appointment, to, dayOf(now));
    });
    await this.after.of([ended.personId], context);
    return ended;
  }
}
