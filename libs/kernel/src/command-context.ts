import type { Caller } from './caller.js';

/** Who caused a fact: a person in a post, a stand-in, a clerk for a unit, or the machine by a named rule (domain.md §5 "actor"). */
export interface Actor {
  readonly kind: 'person' | 'stand-in' | 'clerk' | 'machine';
  /** A person's id; for a machine the name of its rule. */
  readonly personId: string;
  readonly name: string;
  readonly unitId: string | null;
  readonly postTitle: string | null;
  readonly forPersonId: string | null;
}

/** Everything about a command that is not its content. Made once, at the service's door. */
export interface CommandContext {
  readonly caller: Caller;
  /** Unique per actor; the same key answers the same. Null for queries and for effects of facts (receipts guard those). */
  readonly commandKey: string | null;
  /** SHA-256 of the request's name and canonical content; tells a repeat from a reused key. */
  readonly requestHash: string | null;
  /** The version the caller saw (If-Match), where given. */
  readonly expectedVersion: number | null;
  readonly correlationId: string;
  /** The fact that led here, when a consumer acts. */
  readonly causationId: string | null;
}

/** The actor as a person acting by `appointment`, the first one when none is named. */
export function actorOf(caller: Caller, appointmentId?: string): Actor {
  const appointment =
    caller.appointments.find((candidate) => candidate.appointmentId === appointmentId) ??
    caller.appointments[0];
  return {
    kind: caller.kind,
    personId: caller.personId,
    name: caller.name,
    unitId: appointment?.unitId ?? null,
    postTitle: appointment?.postTitle ?? null,
    forPersonId: null,
  };
}

/** The context of an effect that a fact has on this service: a machine acts, the fact is its cause. */
export function causedBy(
  fact: { readonly id: string; readonly correlationId: string },
  caller: Caller,
): CommandContext {
  return {
    caller,
    commandKey: null,
    requestHash: null,
    expectedVersion: null,
    correlationId: fact.correlationId,
    causationId: fact.id,
  };
}
