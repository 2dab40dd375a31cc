import { PlatformError, type Access } from '#libs/contracts';
import { Caller } from '#libs/kernel';

/** The caller of a request that anyone may send and that names nobody: no district, no duties, and never the platform itself. */
export const ANONYMOUS = new Caller({
  kind: 'person',
  districtId: '00000000-0000-0000-0000-000000000000',
  personId: 'anonymous',
  name: 'anonymous',
  appointments: [],
  epoch: 0,
  sessionId: null,
});

/** Throws `platform/unauthenticated` without a caller, `platform/not-permitted` for the wrong one. */
export function assertAccess(access: Access, caller: Caller | null): Caller {
  if (access === 'anyone') return caller ?? ANONYMOUS;
  if (!caller) throw new PlatformError('platform/unauthenticated', 'nobody is signed in');
  if (!mayAsk(access, caller))
    throw new PlatformError('platform/not-permitted', 'the caller may not ask this');
  return caller;
}

function mayAsk(access: Exclude<Access, 'anyone'>, caller: Caller): boolean {
  if (access === 'person') return caller.kind === 'person';
  if (access === 'service') return caller.kind === 'machine';
  return caller.kind === 'person' && access.anyOf.some((duty) => caller.has(duty));
}
