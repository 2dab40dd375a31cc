import type { OutputOf, remarkList } from '#libs/contracts';
import type { Caller } from '#libs/kernel';
import type { Task } from '../domain/task.js';

export type RemarkPage = OutputOf<typeof remarkList>;
export type RemarkView = RemarkPage['rows'][number];

interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A directive, or one of its items. */
export interface Said {
  readonly directiveId: string;
  readonly itemId: string | null;
}

/** What leaders said, newest first. @throws platform/cursor-rejected */
export abstract class Remarks {
  /** On a task that the caller may see. */
  abstract ofTask(task: Task, page: Page): Promise<RemarkPage>;
  /**
   * On a directive that the caller may see, and on its items. One that demands is between the leader and a
   * unit: it is shown to whoever sees the task that it opened.
   */
  abstract ofDirective(directiveId: string, caller: Caller, page: Page): Promise<RemarkPage>;
  abstract ofPerson(
    person: { readonly districtId: string; readonly personId: string },
    page: Page,
  ): Promise<RemarkPage>;
  /** Who answers for an open task of it, each once. */
  abstract concerned(districtId: string, said: Said): Promise<readonly string[]>;
}
