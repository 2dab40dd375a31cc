import type { assignmentQueue, InputOf, instanceList, InstanceView, OutputOf } from '#libs/contracts';
import type { Caller } from '#libs/kernel';

/**
 * What a person may read: what they started, what they were asked, and what concerns units they supervise
 * (domain.md §7). Everything else is not there.
 */
export abstract class InstanceDirectory {
  abstract get(instanceId: string, caller: Caller): Promise<InstanceView | undefined>;
  abstract list(filter: InputOf<typeof instanceList>, caller: Caller): Promise<OutputOf<typeof instanceList>>;
  abstract queue(
    filter: InputOf<typeof assignmentQueue>,
    caller: Caller,
  ): Promise<OutputOf<typeof assignmentQueue>>;
}
