import { dayInShanghai } from '#libs/kernel';
import type { DispatchContent } from './dispatch-content.js';
import { dueAt } from './due.js';
import { DueInThePastError } from './item-errors.js';
import { DEFAULT_CRITERION } from './item-proposal.js';
import { mayReceive, type Target, type TargetUnit } from './new-task.js';
import type { Acting } from './task-change.js';
import { UnitNotBelowIssuerError } from './task-errors.js';

/** What a leader demands, and of whom. */
export interface Demand {
  readonly remarkId: string;
  /** Null: only initialled. */
  readonly words: string | null;
  /** `YYYY-MM-DD`, for the new task. */
  readonly dueDay: string | null;
  /** Of whom it is demanded, and the same unit as the organisation knows it. */
  readonly unitId: string;
  readonly unit: TargetUnit | null;
}

/** The task that a demand opens. */
export interface Opened {
  readonly content: DispatchContent;
  readonly target: Target;
}

/** What a meeting point gets when nobody names a due (domain.md §4): a demand is one. */
const DEMAND_DAYS = 20;
const HEADING_LENGTH = 120;

/** The words are the requirement; the remark stands in the place of an item, so that nothing else is asked twice. */
export function demanded(about: DispatchContent, demand: Demand, { now, calendar }: Acting): Opened {
  const { remarkId, words, dueDay, unit, unitId } = demand;
  if (!mayReceive(unit, about.issuerUnitPath)) throw new UnitNotBelowIssuerError({ unitId });
  if (dueDay !== null && dueDay < dayInShanghai(now)) {
    throw new DueInThePastError([{ itemId: about.itemId, path: about.itemPath, day: dueDay }]);
  }
  const content: DispatchContent = {
    ...about,
    itemId: remarkId,
    heading: `批示事项：${about.heading}`.slice(0, HEADING_LENGTH).toWellFormed(),
    requirement: words ?? '',
    criteria: [{ criterionId: remarkId, text: DEFAULT_CRITERION }],
    evidence: { files: false, figures: [], reason: null },
    resultLevels: [],
  };
  const rule =
    dueDay === null ? ({ kind: 'default' } as const) : ({ kind: 'date', day: dueDay, hard: false } as const);
  const due = dueAt(rule, { at: now, defaultDays: DEMAND_DAYS }, calendar);
  const { path, name, responsible } = unit;
  return {
    content,
    target: { unitId, path, name, responsible, criteria: null, requirement: null, dueAt: due },
  };
}
