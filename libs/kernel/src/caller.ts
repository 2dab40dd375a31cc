import { Scope } from './scope.js';

/** What a post lets its holder do (domain.md §7). */
export const DUTIES = [
  'draft',
  'sign-off',
  'dispatch',
  'handle',
  'review',
  'supervise',
  'remark',
  'administer-units',
  'administer-accounts',
  'audit',
] as const;

export type Duty = (typeof DUTIES)[number];

/** One post held in one unit, as it stood when the token was signed. Paths look like `/1/12/107/`. */
export interface CallerAppointment {
  readonly appointmentId: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly postId: string;
  readonly postTitle: string;
  readonly duties: readonly Duty[];
  /** The subtree in which the duties hold; `handle` never reaches beyond the own unit. */
  readonly scopePath: string;
}

export type CallerKind = 'person' | 'machine';

/** What a verified token says about its bearer. */
export interface CallerIdentity {
  readonly kind: CallerKind;
  readonly districtId: string;
  readonly personId: string;
  readonly name: string;
  readonly appointments: readonly CallerAppointment[];
  /** Rises whenever the person's rights change; a token of an older epoch may not write. */
  readonly epoch: number;
  readonly sessionId: string | null;
}

/**
 * Who asks. Always an explicit argument, never ambient. A machine caller (a consumer, the sweeper)
 * carries its own name and no appointments; it acts on a recorded decision, not by a duty.
 */
export class Caller implements CallerIdentity {
  readonly kind: CallerKind;
  readonly districtId: string;
  readonly personId: string;
  readonly name: string;
  readonly appointments: readonly CallerAppointment[];
  readonly epoch: number;
  readonly sessionId: string | null;

  constructor(identity: CallerIdentity) {
    this.kind = identity.kind;
    this.districtId = identity.districtId;
    this.personId = identity.personId;
    this.name = identity.name;
    this.appointments = identity.appointments;
    this.epoch = identity.epoch;
    this.sessionId = identity.sessionId;
  }

  static machine(name: string, districtId: string): Caller {
    return new Caller({
      kind: 'machine',
      districtId,
      personId: name,
      name,
      appointments: [],
      epoch: 0,
      sessionId: null,
    });
  }

  /** The units in which the caller holds `duty`: whole subtrees, for `handle` the own units alone. */
  scopeOf(duty: Duty): Scope {
    const holding = this.appointments.filter((appointment) => appointment.duties.includes(duty));
    return duty === 'handle'
      ? Scope.ofUnits(holding.map((appointment) => appointment.unitPath))
      : Scope.ofSubtrees(holding.map((appointment) => appointment.scopePath));
  }

  has(duty: Duty): boolean {
    return this.appointments.some((appointment) => appointment.duties.includes(duty));
  }

  /** The appointment by which the caller holds `duty` over the unit at `path`, for the record of who acted as what. */
  appointmentFor(duty: Duty, path: string): CallerAppointment | undefined {
    return this.appointments.find(
      (appointment) =>
        appointment.duties.includes(duty) &&
        (duty === 'handle' ? appointment.unitPath === path : path.startsWith(appointment.scopePath)),
    );
  }

  get unitIds(): readonly string[] {
    return [...new Set(this.appointments.map((appointment) => appointment.unitId))];
  }
}
