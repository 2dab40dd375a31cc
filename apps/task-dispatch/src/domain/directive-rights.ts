import { type Caller, type Duty, Scope } from '#libs/kernel';
import { DirectiveNotFoundError, DirectiveNotYoursError } from './directive-errors.js';
import { type Directive, hasEnded } from './directive.js';
import { canUndo } from './edit-history.js';

/** Duties of the side that issues: whoever has one of them over the issuer unit sees its drafts. */
const ISSUING_SIDE: readonly Duty[] = ['draft', 'dispatch', 'sign-off', 'supervise', 'remark'];

/** The three administrators do no business and see none (domain.md §7 三员分立). */
const ADMINISTRATION: readonly Duty[] = ['administer-units', 'administer-accounts', 'audit'];

/** Where a caller belongs to the issuing side. */
export function issuingScope(caller: Caller): Scope {
  return ISSUING_SIDE.map((duty) => caller.scopeOf(duty)).reduce(
    (all, scope) => all.union(scope),
    Scope.nothing,
  );
}

/** The units in which a caller takes part in the business; a post of administration alone does not count. */
export function businessUnitPaths(caller: Caller): readonly string[] {
  return caller.appointments
    .filter(({ duties }) => duties.length === 0 || duties.some((duty) => !ADMINISTRATION.includes(duty)))
    .map(({ unitPath }) => unitPath);
}

/** Drafts: the issuing side. What was issued: also everybody with a unit inside the issuer's subtree. */
export function maySee(caller: Caller, directive: Pick<Directive, 'issuedAt'>, issuerPath: string): boolean {
  if (issuingScope(caller).covers(issuerPath)) return true;
  return directive.issuedAt !== null && businessUnitPaths(caller).some((path) => path.startsWith(issuerPath));
}

/** Visible but not yours to act on is "forbidden"; out of scope is "not found" (domain.md §7). */
export function assertMay(
  duty: Duty,
  caller: Caller,
  seen: { readonly directive: Directive; readonly issuerPath: string },
): void {
  if (!maySee(caller, seen.directive, seen.issuerPath)) throw new DirectiveNotFoundError();
  if (!caller.scopeOf(duty).covers(seen.issuerPath)) throw new DirectiveNotYoursError();
}

export interface ActionsContext {
  readonly issuerPath: string;
  /** Tasks not ended, and targets that have no task yet. */
  readonly openTasks: number;
}

type Actable = Pick<Directive, 'state' | 'counts' | 'edits'>;

interface Action {
  readonly name: string;
  readonly duty: Duty;
  readonly holds: (directive: Actable, openTasks: number) => boolean;
}

const isUrgeable: Action['holds'] = ({ state }, openTasks) => state === 'issued' && openTasks > 0;

const ACTIONS: readonly Action[] = [
  { name: 'edit-items', duty: 'draft', holds: ({ state }) => state === 'draft' },
  { name: 'edit-structure', duty: 'draft', holds: ({ state }) => state === 'draft' },
  { name: 'replace-text', duty: 'draft', holds: ({ state }) => state === 'draft' },
  { name: 'undo', duty: 'draft', holds: ({ state, edits }) => state === 'draft' && canUndo(edits) },
  {
    name: 'request-sign-off',
    duty: 'draft',
    holds: ({ state, counts }) => state === 'draft' && counts.undecided === 0,
  },
  { name: 'withdraw', duty: 'dispatch', holds: (directive) => !hasEnded(directive) },
  {
    name: 'supplement',
    duty: 'dispatch',
    holds: ({ state, counts }) => state === 'issued' && counts.task > 0,
  },
  { name: 'urge-unsigned', duty: 'dispatch', holds: isUrgeable },
  { name: 'urge-unsigned', duty: 'supervise', holds: isUrgeable },
  { name: 'remark', duty: 'remark', holds: ({ state }) => state === 'issued' || state === 'closed' },
  {
    name: 'close',
    duty: 'supervise',
    holds: ({ state }, openTasks) => state === 'issued' && openTasks === 0,
  },
];

/** What the caller may do with a directive now, by the same rules that the commands obey. */
export function directiveActions(
  caller: Caller,
  directive: Actable,
  { issuerPath, openTasks }: ActionsContext,
): readonly string[] {
  const names = ACTIONS.filter(
    ({ duty, holds }) => holds(directive, openTasks) && caller.scopeOf(duty).covers(issuerPath),
  ).map(({ name }) => name);
  return [...new Set(names)];
}
