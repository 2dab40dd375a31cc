import type { Caller } from '#libs/kernel';
import type {
  coverageReport,
  directiveList,
  nearDuplicates,
  DirectiveView,
  itemList,
  OutputOf,
  textReplace,
  directiveSource,
} from '#libs/contracts';
import type { Directive, DirectiveState } from '../domain/directive.js';
import type { DraftBlock } from '../domain/directive-draft.js';
import type { Item } from '../domain/item.js';

export type { DirectiveView };
export type DirectivePage = OutputOf<typeof directiveList>;
export type ItemPage = OutputOf<typeof itemList>;
export type SourceView = OutputOf<typeof directiveSource>;
export type CoverageView = OutputOf<typeof coverageReport>;
export type NearDuplicatesView = OutputOf<typeof nearDuplicates>;
export type TextReplacedView = OutputOf<typeof textReplace>;
export type CoverageRow = CoverageView['rows'][number];
export type ItemProgress = NonNullable<CoverageView['itemProgress']>[number];

/** Every stretch of the source in the order of the text, and how far the items are. */
export interface Coverage {
  readonly text: string;
  readonly rows: readonly CoverageRow[];
  readonly itemProgress: readonly ItemProgress[];
}

/** A directive with what others know about it now. */
export interface SeenDirective {
  readonly directive: Directive;
  readonly issuerPath: string;
  readonly dispatch: DirectiveView['dispatch'];
  /** Tasks not ended, and targets that have no task yet; counted up to 1,000. */
  readonly openTasks: number;
}

export interface DirectiveQuery {
  readonly state?: DirectiveState | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface DirectiveKey {
  readonly districtId: string;
  readonly directiveId: string;
}

/** What an edit of a draft starts from. */
export interface DraftedItems {
  readonly version: number;
  readonly items: readonly Item[];
  readonly text: string;
  readonly blocks: readonly DraftBlock[];
}

/** What stands in the ledger. Only `list` knows about rights; the others are asked after the rules have said yes. */
export abstract class DirectiveReadModel {
  abstract find(key: DirectiveKey): Promise<SeenDirective | null>;

  /** The directive alone: without counting what is under way, for commands that do not ask for it. */
  abstract placed(key: DirectiveKey): Promise<Pick<SeenDirective, 'directive' | 'issuerPath'> | null>;

  /** All items with the directive's version they belong to; null when there is no such directive. */
  abstract items(
    key: DirectiveKey,
  ): Promise<{ readonly version: number; readonly items: readonly Item[] } | null>;

  /** All items with the version they belong to and the text they are slices of. */
  abstract drafted(key: DirectiveKey): Promise<DraftedItems | null>;

  /** Newest first; only what the caller may see, decided in SQL. */
  abstract list(
    caller: Caller,
    query: DirectiveQuery,
  ): Promise<{ readonly rows: readonly SeenDirective[]; readonly next: string | null }>;

  abstract itemPage(
    key: DirectiveKey,
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<ItemPage>;

  abstract source(key: DirectiveKey): Promise<SourceView>;

  /** As of `now`, for whoever asks: the tasks that `caller` may see. */
  abstract coverage(key: DirectiveKey, caller: Caller, now: Date): Promise<Coverage>;
}
