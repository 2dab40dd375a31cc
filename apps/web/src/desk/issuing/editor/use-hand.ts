import { useState } from 'react';
import { aboveTasksIn, confirmationOf } from '../document/proposals.js';
import type { Changes, Item, StructureEdit } from '../document/types.js';
import type { Edits } from '../document/use-edits.js';
import { useWay } from '../../../way/way.js';
import type { Structure } from '../document/use-structure.js';

export interface Hand {
  readonly item: Item | undefined;
  readonly choose: (itemId: string) => void;
  /** One item on or back in the order of the text. */
  readonly move: (by: 1 | -1) => void;
  readonly marked: ReadonlySet<string>;
  readonly mark: (itemId: string) => void;
  readonly unmark: () => void;
  /** Where the reader has clicked in the source, as an offset of the text. */
  readonly caret: number | null;
  readonly setCaret: (at: number | null) => void;
  readonly splitting: boolean;
  readonly setSplitting: (open: boolean) => void;
  readonly split: (at: number) => Promise<boolean>;
  readonly merge: () => void;
  readonly mergeable: readonly string[];
  readonly shift: (op: 'indent' | 'outdent') => void;
  readonly undo: () => void;
  /** Sets the same on the marked items, or on the chosen one. */
  readonly set: (changes: Changes) => void;
  readonly confirm: () => void;
  readonly busy: boolean;
}

/** What the editor's hand is on: the chosen item, the marked ones, a place in the text; and what it does with them. */
export function useHand(edits: Edits, structure: Structure): Hand {
  const { items } = edits;
  const { search } = useWay();
  const [chosen, setChosen] = useState({ itemId: search.get('item') ?? '', index: 0 });
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [caret, setCaret] = useState<number | null>(null);
  const [splitting, setSplitting] = useState(false);
  // An item that was merged away leaves the hand where it stood.
  const found = items.findIndex(({ itemId }) => itemId === chosen.itemId);
  const index = found >= 0 ? found : Math.max(0, Math.min(chosen.index, items.length - 1));
  const item = items[index];
  const choose = (itemId: string) =>
    setChosen({ itemId, index: items.findIndex((other) => other.itemId === itemId) });
  const change = (edit: StructureEdit) => structure.change(edit);
  const targets = marked.size > 0 ? items.filter(({ itemId }) => marked.has(itemId)) : item ? [item] : [];
  const mergeable = mergeableWith(items, item, marked);
  return {
    item,
    choose,
    move: (by) => {
      const next = items[index + by];
      if (next) choose(next.itemId);
    },
    marked,
    mark: (itemId) => setMarked((before) => toggled(before, itemId)),
    unmark: () => setMarked(new Set()),
    caret,
    setCaret,
    splitting,
    setSplitting,
    split: async (at) => Boolean(item && (await change({ op: 'split', itemId: item.itemId, at }))),
    merge: () => {
      if (mergeable.length < 2) return;
      setMarked(new Set());
      setChosen({ itemId: mergeable[0]!, index });
      void change({ op: 'merge', itemIds: [...mergeable] });
    },
    mergeable,
    shift: (op) => item && void change({ op, itemId: item.itemId }),
    undo: () => void structure.undo(),
    set: (changes) => edits.set(targets.map(({ itemId }) => ({ itemId, changes }))),
    confirm: () => {
      const aboveTasks = aboveTasksIn(items);
      edits.set(targets.map((each) => ({ itemId: each.itemId, changes: confirmationOf(each, aboveTasks) })));
    },
    busy: structure.busy,
  };
}

function toggled(before: ReadonlySet<string>, itemId: string): ReadonlySet<string> {
  const next = new Set(before);
  if (!next.delete(itemId)) next.add(itemId);
  return next;
}

/** The marked items in the order of the text; without any, the chosen one and the next of the same parent. */
function mergeableWith(
  items: readonly Item[],
  item: Item | undefined,
  marked: ReadonlySet<string>,
): readonly string[] {
  if (marked.size > 1) return items.filter(({ itemId }) => marked.has(itemId)).map(({ itemId }) => itemId);
  if (!item) return [];
  const siblings = items.filter(({ parentItemId }) => parentItemId === item.parentItemId);
  const next = siblings[siblings.indexOf(item) + 1];
  return next ? [item.itemId, next.itemId] : [];
}
