import type { AppointmentView } from '#libs/contracts';
import type { CommandContext } from '#libs/kernel';
import type { Appointment } from '../domain/appointment.js';
import type { Day } from '../domain/calendar-day.js';
import type { Person } from '../domain/person.js';
import type { Post } from '../domain/post.js';
import type { Unit } from '../domain/unit.js';

export interface AppointmentCommand {
  readonly context: CommandContext;
  readonly appointmentId: string;
  readonly now: Date;
}

export interface AppointmentParts {
  readonly person: Person;
  readonly unit: Unit;
  readonly post: Post;
  readonly scopeUnit: Unit;
  /** What the person holds or will hold. */
  readonly held: readonly Appointment[];
}

/**
 * Whoever gains or loses a post has another epoch in the same transaction, and the unit is marked for
 * a fresh look at who answers for it.
 */
export abstract class AppointmentRepository {
  abstract start(
    command: AppointmentCommand & {
      readonly personId: string;
      readonly unitId: string;
      readonly postId: string;
      readonly scopeUnitId: string;
    },
    decide: (parts: AppointmentParts) => Appointment,
  ): Promise<AppointmentView>;

  abstract end(
    command: AppointmentCommand & { readonly reason: string },
    decide: (found: { readonly appointment: Appointment; readonly unit: Unit }) => Appointment,
  ): Promise<AppointmentView>;

  /** Some appointments whose day has come; the people concerned, none when nothing is left. */
  abstract advanceDue(
    sweep: { readonly context: CommandContext; readonly today: Day; readonly now: Date },
    decide: (appointment: Appointment) => Appointment,
  ): Promise<readonly string[]>;

  /** Who holds a post today in the subtree of `path`, or over it. */
  abstract personsIn(districtId: string, path: string): Promise<readonly string[]>;
}
