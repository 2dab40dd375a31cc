import type { OutputOf, remarkList } from '#libs/contracts';
import type { Task } from '../domain/task.js';

export type RemarkPage = OutputOf<typeof remarkList>;
export type RemarkView = RemarkPage['rows'][number];

interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What leaders said, newest first. @throws platform/cursor-rejected */
export abstract class Remarks {
  /** On a task that the caller may see. */
  abstract ofTask(task: Task, page: Page): Promise<RemarkPage>;
  abstract ofPerson(
    person: { readonly districtId: string; readonly personId: string },
    page: Page,
  ): Promise<RemarkPage>;
}
