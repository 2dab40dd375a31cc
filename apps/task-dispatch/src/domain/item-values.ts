import { DEADLINE_NOT_TAKEN } from './item-from-draft.js';
import {
  hasOtherDeadlines,
  oversightFor,
  proposedDue,
  proposedMatter,
  proposedOutcome,
  taskDefaults,
} from './item-proposal.js';
import type { Item, ItemKind, ItemValues, SetBy } from './item.js';

/** Values that one item can take over from another by themselves; a reason goes with its outcome. */
const TAKEN_OVER = [
  'kind',
  'outcome',
  'matter',
  'sponsor',
  'criteria',
  'due',
  'urgent',
  'oversight',
  'evidence',
  'audience',
  'reviewFlowKey',
  'resultLevels',
] as const satisfies readonly (keyof ItemValues)[];

/** The item's own words, without those of its children. */
export function ownWordsOf({ pieces }: Pick<Item, 'pieces'>, text: string): string {
  return pieces.map(({ start, end }) => text.slice(start, end)).join('');
}

/** What a person set on `from` stands on `to`, unless a person set that there too. */
export function withPersonsValues(to: Item, from: Item): Item {
  const taken = TAKEN_OVER.filter((field) => from.setBy[field] === 'person' && to.setBy[field] !== 'person');
  const values: Partial<Record<keyof Item, unknown>> = Object.fromEntries(
    taken.map((field) => [field, from[field]]),
  );
  const setBy: Record<string, SetBy> = Object.fromEntries(taken.map((field) => [field, 'person']));
  if (taken.includes('outcome')) {
    values.outcomeReason = from.outcomeReason;
    if (from.setBy['outcomeReason']) setBy['outcomeReason'] = from.setBy['outcomeReason'];
  }
  return { ...to, ...values, setBy: { ...to.setBy, ...setBy } } as Item;
}

/** One item of two: the first one's values, those that only the second has from a person, and the criteria of both. */
export function mergedValues(first: Item, second: Item, newId: () => string): Item {
  const merged = withPersonsValues(first, second);
  const both = first.setBy['criteria'] === 'person' && second.setBy['criteria'] === 'person';
  const texts = new Set(first.criteria.map(({ text }) => text));
  const more = both ? second.criteria.filter(({ text }) => !texts.has(text)) : [];
  return withTaskDefaults({ ...merged, criteria: [...merged.criteria, ...more] }, newId);
}

/** The second part of a split item: the same values under ids of its own. */
export function splitOff(item: Item, newId: () => string): Item {
  const criteria = item.criteria.map(({ text }) => ({ criterionId: newId(), text }));
  return { ...item, itemId: newId(), criteria };
}

/** A person sets the kind; the outcome follows where no person has set it. */
export function withKind(item: Item, kind: ItemKind, newId: () => string): Item {
  const set: Item = { ...item, kind, setBy: { ...item.setBy, kind: 'person' } };
  if (item.setBy['outcome'] === 'person') return set;
  const outcome = proposedOutcome(kind);
  const { outcome: _outcome, ...setBy } = set.setBy;
  const proposed = outcome === 'undecided' ? setBy : { ...setBy, outcome: 'machine' as const };
  return withTaskDefaults({ ...set, outcome, setBy: proposed }, newId);
}

/** What the machine proposes from the words of an item, proposed from other words; a person's values stay. */
export function withProposalsFor(item: Item, words: string, newId: () => string): Item {
  const isFree = (field: keyof ItemValues) => item.setBy[field] !== 'person';
  const matter = isFree('matter') ? proposedMatter(words) : item.matter;
  const due = proposedDue(item.found.deadlines, words);
  const flags = item.flags.filter((flag) => flag !== DEADLINE_NOT_TAKEN);
  const proposed: Item = {
    ...item,
    matter,
    oversight: isFree('oversight') ? oversightFor(matter) : item.oversight,
    due: !isFree('due') ? item.due : due.kind === 'date' ? due : null,
    flags: hasOtherDeadlines(item.found.deadlines) ? [...flags, DEADLINE_NOT_TAKEN] : flags,
  };
  return withTaskDefaults(markedByMachine(proposed, ['matter', 'due']), newId);
}

/** A task, or what may become one, has a criterion and a due. */
export function withTaskDefaults(item: Item, newId: () => string): Item {
  if (item.outcome !== 'undecided' && item.outcome !== 'task') return item;
  const { criteria, due } = taskDefaults(item, newId);
  const isFree = (field: keyof ItemValues) => item.setBy[field] !== 'person';
  return markedByMachine(
    {
      ...item,
      criteria: isFree('criteria') ? criteria : item.criteria,
      due: isFree('due') ? due : item.due,
    },
    ['criteria', 'due'],
  );
}

/** What is there is the machine's, what is empty nobody's; a person's stays a person's. */
function markedByMachine(item: Item, fields: readonly ('matter' | 'criteria' | 'due')[]): Item {
  const setBy = { ...item.setBy };
  for (const field of fields) {
    if (setBy[field] === 'person') continue;
    const value = item[field];
    if (value === null || (Array.isArray(value) && value.length === 0)) delete setBy[field];
    else setBy[field] = 'machine';
  }
  return { ...item, setBy };
}
