import type { TaskGetResponse } from '../../api/types.gen.js';
import { newKey } from '../../calls/key.js';
import { usePerson } from '../../session/use-session.js';
import { headingOf } from '../heading.js';
import { outbox, useWaiting } from '../outbox/use-outbox.js';
import type { Bodies, Verb, Waiting } from '../outbox/waiting.js';

export type Task = TaskGetResponse;

export interface Sending<V extends Verb> {
  /** The command while it is on its way, or what it was refused with. */
  readonly waiting: Waiting | undefined;
  /** On its way: nothing may be changed, and nothing be sent a second time. */
  readonly isUnderway: boolean;
  readonly send: (body: Bodies[V], key?: string) => void;
  readonly cancel: () => void;
}

/** Sends one verb to a task, over the outbox. */
export function useSend<V extends Verb>({ taskId, requirement }: Task, verb: V): Sending<V> {
  const { personId } = usePerson();
  const waiting = useWaiting(taskId, verb);
  const place = { personId, taskId, verb };
  return {
    waiting,
    isUnderway: waiting !== undefined && waiting.state !== 'refused',
    send: (body, key = newKey()) =>
      void outbox.put({
        ...place,
        body,
        key,
        heading: headingOf(requirement),
        at: Date.now(),
        state: 'waiting',
        refusal: null,
      }),
    cancel: () => void outbox.cancel(place),
  };
}
