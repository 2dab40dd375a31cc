import type { Criterion, EvidenceAsked } from './dispatch-content.js';
import type { DueRule } from './due.js';
import { EvidenceNeedsAReasonError, ItemNotFoundError, NoActionNeedsAReasonError } from './item-errors.js';
import { oversightFor, taskDefaults } from './item-proposal.js';
import type { Item, ItemValues, SetBy } from './item.js';

/** New values for one item; a field left out stays as it is. Criteria come as texts. */
export type ItemChanges = Partial<Omit<ItemValues, 'criteria'>> & { readonly criteria?: readonly string[] };

export interface ItemEdit {
  readonly itemId: string;
  readonly changes: ItemChanges;
}

export interface EditedItems {
  /** All items, edited ones in their places. */
  readonly items: readonly Item[];
  readonly edited: readonly Item[];
}

/** Sets values by a person's hand. All edits hold or none does. */
export function editItems(
  items: readonly Item[],
  edits: readonly ItemEdit[],
  newId: () => string,
): EditedItems {
  const byId = new Map(items.map((item) => [item.itemId, item]));
  const edited = new Set<string>();
  for (const { itemId, changes } of edits) {
    const item = byId.get(itemId);
    if (!item) throw new ItemNotFoundError(itemId);
    byId.set(itemId, editItem(item, changes, newId));
    edited.add(itemId);
  }
  return {
    items: items.map((item) => byId.get(item.itemId)!),
    edited: [...edited].map((itemId) => byId.get(itemId)!),
  };
}

function editItem(item: Item, { criteria, ...changes }: ItemChanges, newId: () => string): Item {
  const given = definedOf({
    ...changes,
    ...(criteria ? { criteria: keptCriteria(item.criteria, criteria, newId) } : {}),
  });
  const setByPerson = Object.fromEntries(Object.keys(given).map((field) => [field, 'person' as const]));
  const set: Item = { ...item, ...given, setBy: { ...item.setBy, ...setByPerson } };
  const edited = withMachineValues(withReasonOf(set, given), given, newId);
  assertReasons(edited);
  return edited;
}

function definedOf(changes: Partial<ItemValues>): Partial<ItemValues> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

/** A criterion with the same words keeps its id: a task that is signed for again must see what is new. */
function keptCriteria(
  known: readonly Criterion[],
  texts: readonly string[],
  newId: () => string,
): readonly Criterion[] {
  return [...new Set(texts)].map(
    (text) => known.find((criterion) => criterion.text === text) ?? { criterionId: newId(), text },
  );
}

/** A reason belongs to the outcome it was given for. */
function withReasonOf(item: Item, given: Partial<ItemValues>): Item {
  const outcomeIsNew = given.outcome !== undefined && given.outcomeReason === undefined;
  return outcomeIsNew && given.outcome !== 'no-action' ? { ...item, outcomeReason: null } : item;
}

/** What follows from a new value where no person has set it otherwise. */
function withMachineValues(item: Item, given: Partial<ItemValues>, newId: () => string): Item {
  const proposals: { criteria?: readonly Criterion[]; due?: DueRule; oversight?: Item['oversight'] } = {};
  if (given.outcome === 'task') {
    const { criteria, due } = taskDefaults(item, newId);
    if (given.criteria === undefined && item.criteria.length === 0) proposals.criteria = criteria;
    if (given.due === undefined && item.due === null) proposals.due = due;
  }
  if (given.matter !== undefined && item.setBy['oversight'] !== 'person') {
    proposals.oversight = oversightFor(given.matter);
  }
  const byMachine: Record<string, SetBy> = Object.fromEntries(
    Object.keys(proposals).map((field) => [field, 'machine']),
  );
  return { ...item, ...proposals, setBy: { ...item.setBy, ...byMachine } };
}

function assertReasons(item: Item): void {
  if (item.outcome === 'no-action' && item.outcomeReason === null) {
    throw new NoActionNeedsAReasonError(item.itemId);
  }
  if (asks(item.evidence) && item.evidence.reason === null) throw new EvidenceNeedsAReasonError(item.itemId);
}

function asks(evidence: EvidenceAsked): boolean {
  return evidence.files || evidence.figures.length > 0;
}
