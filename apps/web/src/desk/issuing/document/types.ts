import type {
  DirectiveCoverageResponse,
  DirectiveEditItemsData,
  DirectiveEditStructureData,
  DirectiveGetResponse,
  ItemListResponse,
} from '../../../api/types.gen.js';

export type Directive = DirectiveGetResponse;
export type Item = ItemListResponse['rows'][number];
export type Outcome = Item['outcome'];
export type Kind = Item['kind'];
export type CoverageRow = DirectiveCoverageResponse['rows'][number];
export type ItemEdit = DirectiveEditItemsData['body']['edits'][number];
export type Changes = ItemEdit['changes'];
export type StructureEdit = DirectiveEditStructureData['body']['edit'];
export type AudienceRule = NonNullable<Changes['audience']>;

export const OUTCOMES = ['task', 'guidance', 'for-information', 'no-action'] as const satisfies Outcome[];
export const KINDS = ['task', 'principle', 'prohibition', 'background', 'call'] as const satisfies Kind[];

/** The three steps of a draft; each has a link. */
export type Step = 'items' | 'audience' | 'signing';
/** To a step, and there to one item. */
export type Go = (step: Step, itemId?: string) => void;

export interface DraftParts {
  readonly directive: Directive;
  readonly text: string;
  readonly coverage: readonly CoverageRow[];
}
