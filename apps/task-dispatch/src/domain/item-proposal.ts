import type { Criterion } from './dispatch-content.js';
import type { DueRule } from './due.js';
import type { ItemKind, ItemOutcome, ItemValues, Oversight } from './item.js';

/** domain.md §3: at least one criterion for a task; this one when nobody wrote another. */
export const DEFAULT_CRITERION = '按条目要求办结并说明结果';

const ECONOMY = '经济工作';
const CADRES = '干部工作';

const MATTERS: readonly (readonly [matter: string, words: RegExp])[] = [
  [ECONOMY, /经济|产业|营商|招商|主营业务|集体积累|增收|职工收益/],
  [CADRES, /选人用人|干部选拔|干部任用|干部考核|干部考察|人事任免|班子配备/],
];

/** Dates about these stay put on non-working days (domain.md §4: 防火、安全、值班). */
const HARD_MATTERS = /防火|消防|火险|安全|值班|值守|防汛/;

/** What the machine proposes for how an item ends; what somebody must do is left to an official. */
export function proposedOutcome(kind: ItemKind): ItemOutcome {
  if (kind === 'principle' || kind === 'prohibition') return 'guidance';
  return kind === 'background' ? 'for-information' : 'undecided';
}

/** The matter that the text is plainly about; null when it is about none or several of those we know. */
export function proposedMatter(text: string): string | null {
  const found = MATTERS.filter(([, words]) => words.test(text));
  return found.length === 1 ? found[0]![0] : null;
}

/**
 * The founding speech (domain.md §2 党政分工): economic work is checked, steered and put right, so its
 * milestones are enough; decisions on cadres are followed step by step. Nothing else is watched
 * closely unless somebody asks for it.
 */
export function oversightFor(matter: string | null): Oversight {
  return matter === CADRES ? 'micro' : 'macro';
}

/** The deadline as far as an item's due goes. */
export interface WrittenDeadline {
  readonly type: string;
  readonly due: string | null;
}

/**
 * The due that the text names: the last of its "by" days, because an item is done when all of it is.
 * Without one the default of the document's kind holds; no day is ever made up.
 */
export function proposedDue(deadlines: readonly WrittenDeadline[], text: string): DueRule {
  const days = deadlines.flatMap((deadline) =>
    deadline.type === 'by' && deadline.due !== null && isDay(deadline.due) ? [deadline.due] : [],
  );
  const last = days.sort().at(-1);
  return last === undefined
    ? { kind: 'default' }
    : { kind: 'date', day: last, hard: HARD_MATTERS.test(text) };
}

/** Deadlines that an item's one due does not express: an official has to look at them. */
export function hasOtherDeadlines(deadlines: readonly WrittenDeadline[]): boolean {
  return (
    deadlines.length > 1 || deadlines.some((deadline) => deadline.type !== 'by' || deadline.due === null)
  );
}

/** The criterion and due that a task has when nobody set others. */
export function taskDefaults(
  item: Pick<ItemValues, 'criteria' | 'due'>,
  newId: () => string,
): { readonly criteria: readonly Criterion[]; readonly due: DueRule } {
  return {
    criteria: item.criteria.length > 0 ? item.criteria : [{ criterionId: newId(), text: DEFAULT_CRITERION }],
    due: item.due ?? { kind: 'default' },
  };
}

function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}
