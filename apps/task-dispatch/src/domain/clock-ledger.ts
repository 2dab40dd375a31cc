import { WORKING_DAY_MS, type WorkingCalendar } from '#libs/kernel';

/** Whose time runs (domain.md §4); an ended task is nobody's. */
export type ClockHolder = 'unit' | 'issuer' | 'reviewer' | 'nobody';

/** The clock as of its last change; the ledger is its reason. */
export interface TaskClock {
  readonly clockHolder: ClockHolder;
  readonly clockSince: Date;
  /** Entries in the ledger. */
  readonly clockEntries: number;
  /** Working time that others have held the clock, in milliseconds, without the stretch that runs now. */
  readonly heldByOthersMs: number;
  /** A return leaves at least two working days: the effective due is never before this. */
  readonly dueFloorAt: Date | null;
  readonly effectiveDueAt: Date;
  /** Whether its time had run out when the unit last handed the clock on; false while it holds it. */
  readonly lateWhenLeft: boolean;
  readonly yellowAt: Date;
  readonly redAt: Date;
}

/** From when somebody holds the clock; the ledger of a task is these in the order of `position`. */
export interface ClockEntry {
  /** From 1, without gaps. */
  readonly position: number;
  readonly holder: ClockHolder;
  readonly since: Date;
  /** The stretch before this entry counts as the unit's time: it took its own request back. */
  readonly previousCountsAsUnit: boolean;
  /** From here on the effective due is never before this instant. */
  readonly dueFloorAt: Date | null;
}

/** What a task was given: the plan its light is measured against. */
export interface ClockPlan {
  readonly dispatchedAt: Date;
  readonly dueAt: Date;
}

const YELLOW_SHARE = 0.2;
const YELLOW_DAYS_MS = 3 * WORKING_DAY_MS;
const YELLOW_HALF = 0.5;

/** Working time before the due at which a light turns yellow: max(20 %, min(3 days, 50 %)) of the whole. */
export function yellowMargin(wholeMs: number): number {
  return Math.max(YELLOW_SHARE * wholeMs, Math.min(YELLOW_DAYS_MS, YELLOW_HALF * wholeMs));
}

/** The clock of a task that was just dispatched: the unit holds it. */
export function startedClock(
  plan: ClockPlan,
  calendar: WorkingCalendar,
): { readonly clock: TaskClock; readonly entry: ClockEntry } {
  const entry: ClockEntry = {
    position: 1,
    holder: 'unit',
    since: plan.dispatchedAt,
    previousCountsAsUnit: false,
    dueFloorAt: null,
  };
  return { clock: clockOf([entry], plan, calendar), entry };
}

export interface HandOver {
  readonly to: ClockHolder;
  readonly at: Date;
  readonly countsAsUnit?: boolean;
  readonly dueFloorAt?: Date | null;
}

/** Hands the clock on: the entry for the ledger, and the clock with its derived instants. */
export function handOver(
  task: ClockPlan & TaskClock,
  step: HandOver,
  calendar: WorkingCalendar,
): { readonly clock: TaskClock; readonly entry: ClockEntry } {
  const entry: ClockEntry = {
    position: task.clockEntries + 1,
    holder: step.to,
    // A machine's clock may jump back; time never runs backwards in the ledger.
    since: new Date(Math.max(step.at.getTime(), task.clockSince.getTime())),
    previousCountsAsUnit: step.countsAsUnit ?? false,
    dueFloorAt: step.dueFloorAt ?? null,
  };
  return { clock: afterEntry(task, { entry, plan: task, calendar }), entry };
}

/** The clock recomputed from its ledger alone: what every stored clock must equal. */
export function clockOf(
  ledger: readonly ClockEntry[],
  plan: ClockPlan,
  calendar: WorkingCalendar,
): TaskClock {
  const [first, ...rest] = ledger;
  if (!first) throw new TypeError('a task without a clock entry');
  const start: TaskClock = {
    clockHolder: first.holder,
    clockSince: first.since,
    clockEntries: 1,
    heldByOthersMs: 0,
    lateWhenLeft: false,
    dueFloorAt: null,
    ...derived(plan, { heldByOthersMs: 0, dueFloorAt: null }, calendar),
  };
  return rest.reduce<TaskClock>((clock, entry) => afterEntry(clock, { entry, plan, calendar }), start);
}

interface Step {
  readonly entry: ClockEntry;
  readonly plan: ClockPlan;
  readonly calendar: WorkingCalendar;
}

function afterEntry(clock: TaskClock, { entry, plan, calendar }: Step): TaskClock {
  const othersHeld = clock.clockHolder !== 'unit' && !entry.previousCountsAsUnit;
  const heldByOthersMs =
    clock.heldByOthersMs + (othersHeld ? calendar.between(clock.clockSince, entry.since) : 0);
  const dueFloorAt = later(clock.dueFloorAt, entry.dueFloorAt);
  return {
    clockHolder: entry.holder,
    clockSince: entry.since,
    clockEntries: entry.position,
    heldByOthersMs,
    lateWhenLeft: lateAfter(clock, entry),
    dueFloorAt,
    ...derived(plan, { heldByOthersMs, dueFloorAt }, calendar),
  };
}

/** Decided when the unit lets go: later hand-overs among others move the due, but not what the unit did. */
function lateAfter(clock: TaskClock, entry: ClockEntry): boolean {
  if (entry.holder === 'unit') return false;
  return clock.clockHolder === 'unit' ? entry.since >= clock.redAt : clock.lateWhenLeft;
}

/** The due moved by what others held, never before the floor; and when the light turns. */
function derived(
  plan: ClockPlan,
  moved: { readonly heldByOthersMs: number; readonly dueFloorAt: Date | null },
  calendar: WorkingCalendar,
): Pick<TaskClock, 'effectiveDueAt' | 'yellowAt' | 'redAt'> {
  const effectiveDueAt = later(moved.dueFloorAt, calendar.add(plan.dueAt, moved.heldByOthersMs))!;
  const whole = calendar.between(plan.dispatchedAt, plan.dueAt);
  return {
    effectiveDueAt,
    yellowAt: calendar.subtract(effectiveDueAt, yellowMargin(whole)),
    redAt: effectiveDueAt,
  };
}

/** The effective due if the clock came back to the unit at `now`: what screens show while others hold it. */
export function effectiveDueNow(task: ClockPlan & TaskClock, now: Date, calendar: WorkingCalendar): Date {
  if (task.clockHolder === 'unit' || task.clockHolder === 'nobody') return task.effectiveDueAt;
  const held = task.heldByOthersMs + calendar.between(task.clockSince, now);
  return later(task.dueFloorAt, calendar.add(task.dueAt, held))!;
}

function later(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) return a ?? b;
  return a > b ? a : b;
}
