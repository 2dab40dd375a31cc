import type { Item } from './item.js';
import type { Returned } from './directive.js';
import type { OverBudget } from './over-budget.js';
import type { StructureEdit } from './structure-edit.js';
import type { SignOffStart } from './sign-off-start.js';

/** The values that an edit gave to one item. */
export interface EditedValues {
  readonly itemId: string;
  readonly values: Partial<Item>;
}

/** A task that nobody has signed for, whose unit was nudged. */
export interface UrgedTask {
  readonly taskId: string;
  readonly itemPath: string;
  readonly heading: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly responsiblePersonId: string | null;
}

/** A leader's words on a directive or on one of its items. */
export interface RemarkSaid {
  readonly remarkId: string;
  readonly itemId: string | null;
  /** Of the item, or the directive's title. */
  readonly heading: string;
  readonly newTaskId: string | null;
  readonly byName: string;
}

/** What a change of a directive tells: news for others, or a step that only the audit trail keeps. */
export type DirectiveNews =
  | { readonly type: 'registered'; readonly items: number }
  | {
      readonly type: 'items-edited';
      readonly before: readonly EditedValues[];
      readonly after: readonly EditedValues[];
    }
  | {
      readonly type: 'structure-edited';
      readonly edit: StructureEdit;
      readonly before: readonly EditedValues[];
      readonly after: readonly EditedValues[];
    }
  | { readonly type: 'edit-undone'; readonly items: readonly string[] }
  | { readonly type: 'text-replaced'; readonly textVersion: number; readonly textSha256: string }
  | {
      readonly type: 'sign-off-requested';
      readonly start: SignOffStart;
      readonly overBudget?: OverBudget;
    }
  | { readonly type: 'sign-off-started' }
  | {
      readonly type: 'issued';
      readonly registerNumber: string;
      readonly taskItems: number;
      readonly guidanceItems: number;
    }
  | ({ readonly type: 'returned-to-draft' } & Returned)
  | { readonly type: 'withdrawn'; readonly reason: string; readonly instanceId: string | null }
  | { readonly type: 'cancelling-finished' }
  | {
      readonly type: 'unsigned-urged';
      readonly byName: string;
      readonly words: string | null;
      readonly tasks: readonly UrgedTask[];
    }
  | { readonly type: 'urging-finished'; readonly urged: number; readonly skipped: number }
  | ({
      readonly type: 'remarked';
      readonly kind: 'remark' | 'initialled';
      readonly words: string | null;
    } & RemarkSaid)
  | ({
      readonly type: 'remark-passed-on';
      readonly words: string;
      readonly personIds: readonly string[];
    } & RemarkSaid)
  | { readonly type: 'closed' };
