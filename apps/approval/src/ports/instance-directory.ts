import type {
  assignmentQueue,
  InputOf,
  instanceList,
  InstanceView,
  OutputOf,
  QueueRow,
} from '#libs/contracts';
import type { Caller } from '#libs/kernel';

/** A row of a queue as it is kept; its light is a matter of the moment. */
export type QueuedRow = Omit<QueueRow, 'light'>;
export interface QueuePage {
  readonly rows: readonly QueuedRow[];
  readonly next: string | null;
}

/**
 * What a person may read: what they started, what they were asked, and what concerns units they supervise
 * (domain.md §7). Everything else is not there.
 */
export abstract class InstanceDirectory {
  abstract get(instanceId: string, caller: Caller): Promise<InstanceView | undefined>;
  abstract list(filter: InputOf<typeof instanceList>, caller: Caller): Promise<OutputOf<typeof instanceList>>;
  abstract queue(filter: InputOf<typeof assignmentQueue>, caller: Caller): Promise<QueuePage>;
  /** One of the caller's own. */
  abstract assignment(assignmentId: string, caller: Caller): Promise<QueuedRow | undefined>;
}
