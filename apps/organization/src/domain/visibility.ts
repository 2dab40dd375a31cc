import { type Caller, Scope } from '#libs/kernel';
import { UnitOutOfScopeError } from './unit.errors.js';
import { pathsAbove } from './unit-path.js';

const ADMINISTRATORS = ['administer-units', 'administer-accounts', 'audit'] as const;

/** Every path begins with it: the whole district. */
const EVERYTHING = Scope.ofSubtrees(['/']);

/**
 * The units a caller may see (domain.md §7): the subtrees in which a post holds, the own units and
 * the chain above both. `handle` never reaches beyond the own unit. The three administrators and the
 * platform itself see the district.
 */
export function visibleUnits(caller: Caller): Scope {
  if (caller.kind === 'machine' || ADMINISTRATORS.some((duty) => caller.has(duty))) return EVERYTHING;
  const subtrees = caller.appointments
    .filter((appointment) => appointment.duties.some((duty) => duty !== 'handle'))
    .map((appointment) => appointment.scopePath);
  const own = caller.appointments.map((appointment) => appointment.unitPath);
  const above = [...own, ...subtrees].flatMap(pathsAbove);
  return Scope.ofSubtrees(subtrees).union(Scope.ofUnits([...own, ...above]));
}

/** Where a caller may send something or prepare it. */
export function audienceScope(caller: Caller): Scope {
  return (['draft', 'dispatch', 'sign-off'] as const)
    .map((duty) => caller.scopeOf(duty))
    .reduce((all, scope) => all.union(scope), Scope.nothing);
}

export function seesEverything(caller: Caller): boolean {
  return visibleUnits(caller) === EVERYTHING;
}

/**
 * A security administrator deals with the accounts of people whose posts all lie in the scope of the own
 * post; somebody without any post is everybody's.
 */
export function administersAccountsOf(caller: Caller, unitPaths: readonly string[]): boolean {
  if (caller.kind === 'machine') return true;
  const scope = caller.scopeOf('administer-accounts');
  return unitPaths.every((path) => scope.covers(path));
}

/** A system administrator changes only what the post's scope covers; the platform acts on a recorded decision. */
export function assertAdministers(caller: Caller, ...paths: readonly string[]): void {
  if (caller.kind === 'machine') return;
  const scope = caller.scopeOf('administer-units');
  if (!paths.every((path) => scope.covers(path))) throw new UnitOutOfScopeError();
}
