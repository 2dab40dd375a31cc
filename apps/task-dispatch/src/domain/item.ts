import type { Criterion, EvidenceAsked } from './dispatch-content.js';
import type { DraftItem } from './directive-draft.js';
import type { DueRule } from './due.js';

/**
 * One numbered point of a directive, tied to a span of its source text (domain.md §3). Offsets count
 * UTF-16 code units of the stored text, `end` is exclusive.
 */
export const ITEM_KINDS = ['task', 'principle', 'prohibition', 'background', 'call'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export type ItemOutcome = 'undecided' | 'task' | 'guidance' | 'for-information' | 'no-action';
export type Oversight = 'macro' | 'micro';
export type SetBy = 'machine' | 'person';

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Sponsor {
  readonly personId: string;
  readonly name: string;
}

/** Who is to receive the task, as data; resolved by organization alone. */
export interface AudienceRule {
  readonly subtrees: readonly string[];
  /** Those of the subtrees of which the root alone is meant. */
  readonly alone?: readonly string[];
  readonly kinds: readonly string[];
  readonly tags: readonly string[];
  readonly exclusions: readonly { readonly unitId: string; readonly reason: string }[];
  readonly postId: string | null;
}

/** What an official may set on an item of a draft. */
export interface ItemValues {
  readonly kind: ItemKind;
  readonly outcome: ItemOutcome;
  readonly outcomeReason: string | null;
  readonly matter: string | null;
  readonly sponsor: Sponsor | null;
  readonly criteria: readonly Criterion[];
  readonly due: DueRule | null;
  readonly urgent: boolean;
  /** `macro`: milestones only; `micro`: each step. */
  readonly oversight: Oversight;
  readonly evidence: EvidenceAsked;
  readonly audience: AudienceRule | null;
  readonly reviewFlowKey: string | null;
  readonly resultLevels: readonly string[];
}

/** What the grammar found in the item's own words; the base of its proposals. */
export type Found = Pick<DraftItem, 'units' | 'audience' | 'deadlines' | 'targets' | 'prohibitions'>;

export interface Item extends ItemValues {
  readonly itemId: string;
  /** Place in the order of the text, from 0. */
  readonly position: number;
  readonly parentItemId: string | null;
  readonly path: string;
  readonly level: number;
  readonly span: Span;
  /** The item's own stretches of the text: its span without its children. Together they tile the text. */
  readonly pieces: readonly Span[];
  readonly marker: string | null;
  readonly heading: string | null;
  /** The slice of the source after marker and heading. */
  readonly body: string;
  readonly found: Found;
  /** Which values the machine proposed and which a person set: field name → who. */
  readonly setBy: Readonly<Record<string, SetBy>>;
  readonly confidence: number;
  readonly flags: readonly string[];
}

export const NO_EVIDENCE: EvidenceAsked = { files: false, figures: [], reason: null };

/** How many items end in which way. */
export interface ItemCounts {
  readonly total: number;
  readonly undecided: number;
  readonly task: number;
  readonly guidance: number;
  readonly forInformation: number;
  readonly noAction: number;
}

export function countItems(items: readonly Pick<Item, 'outcome'>[]): ItemCounts {
  const ending = (outcome: ItemOutcome) => items.filter((item) => item.outcome === outcome).length;
  return {
    total: items.length,
    undecided: ending('undecided'),
    task: ending('task'),
    guidance: ending('guidance'),
    forInformation: ending('for-information'),
    noAction: ending('no-action'),
  };
}
