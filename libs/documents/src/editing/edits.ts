import type { DraftItem, ItemKind } from '../draft.js';

type AttributeValues = Pick<
  DraftItem,
  'units' | 'audience' | 'deadlines' | 'targets' | 'prohibitions' | 'dispatchable'
>;

/** One thing a reviewer does to a draft. Offsets count UTF-16 code units of the source. */
export type DraftEdit =
  | { op: 'split'; itemId: string; at: number }
  | { op: 'merge'; itemIds: readonly [string, string] }
  | { op: 'indent'; itemId: string }
  | { op: 'outdent'; itemId: string }
  | { op: 'set-kind'; itemId: string; kind: ItemKind }
  | { op: 'set-attributes'; itemId: string; values: Partial<AttributeValues> }
  /** Puts back what an edit replaced: `count` top-level items from `index` on. Every edit's inverse is one of these. */
  | { op: 'replace'; index: number; count: number; items: readonly DraftItem[] };
