import {
  taskAskExtension,
  taskDecline,
  taskReport,
  taskSignFor,
  taskSubmit,
  taskTakeBack,
  taskWithdrawExtension,
} from '../../api/sdk.gen.js';
import type { TaskGetResponse } from '../../api/types.gen.js';
import { keyed } from '../../calls/key.js';
import { untilKnown } from '../../calls/repeat.js';
import type { Verb, Waiting } from './waiting.js';

type Sender<V extends Verb> = (
  waiting: Waiting<V>,
  evidenceIds: string[],
) => Promise<TaskGetResponse | { readonly task: TaskGetResponse }>;

const to = ({ taskId, key }: Waiting) => ({ path: { taskId }, headers: keyed(key) });

const SENDERS: { readonly [V in Verb]: Sender<V> } = {
  'sign-for': (waiting) => taskSignFor(to(waiting)),
  decline: (waiting) => taskDecline({ ...to(waiting), body: waiting.body }),
  report: (waiting, evidenceIds) => taskReport({ ...to(waiting), body: { ...waiting.body, evidenceIds } }),
  submit: (waiting, evidenceIds) => taskSubmit({ ...to(waiting), body: { ...waiting.body, evidenceIds } }),
  'take-back': (waiting) => taskTakeBack({ ...to(waiting), body: {} }),
  'ask-extension': (waiting) => taskAskExtension({ ...to(waiting), body: waiting.body }),
  'withdraw-extension': (waiting) => taskWithdrawExtension(to(waiting)),
};

/** Half a second to two: what is longer away waits in the outbox. */
const PAUSES_MS = [500, 1_000, 2_000];

/** Sends the command until its outcome is known or the line is given up; answers with the task as it is now. */
export async function sendCommand(waiting: Waiting, evidenceIds: string[]): Promise<TaskGetResponse> {
  const send = SENDERS[waiting.verb] as Sender<Verb>;
  const answer = await untilKnown(() => send(waiting, evidenceIds), PAUSES_MS);
  return 'task' in answer ? answer.task : answer;
}
