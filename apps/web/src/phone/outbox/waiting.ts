import type { TaskAskExtensionData, TaskReportData, TaskSubmitData } from '../../api/types.gen.js';
import { Problem } from '../../problems/problem.js';

type WithoutFiles<Body> = Omit<Body, 'evidenceIds'>;

/** What a unit says to one of its tasks, and what goes along with it; files lie on the shelf of the same form. */
export interface Bodies {
  readonly 'sign-for': null;
  readonly decline: { readonly reason: string };
  readonly report: WithoutFiles<TaskReportData['body']>;
  readonly submit: WithoutFiles<TaskSubmitData['body']>;
  readonly 'take-back': null;
  readonly 'ask-extension': TaskAskExtensionData['body'];
  readonly 'withdraw-extension': null;
}
export type Verb = keyof Bodies;

/** Of one person, about one task, one of each verb: sending the same thing twice is one intention. */
export interface Place {
  readonly personId: string;
  readonly taskId: string;
  readonly verb: Verb;
}

/** A refusal as it lies on the device: the parts of a Problem. */
export interface Refusal {
  readonly code: string;
  readonly status: number;
  readonly detail: string;
  readonly requestId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A command that has not arrived yet, under the key of its intention. */
export interface Waiting<V extends Verb = Verb> extends Place {
  readonly verb: V;
  readonly body: Bodies[V];
  readonly key: string;
  /** What the task is called, for a list without the task. */
  readonly heading: string;
  readonly at: number;
  readonly state: 'waiting' | 'sending' | 'refused';
  readonly refusal: Refusal | null;
}

export const placeKey = ({ personId, taskId, verb }: Place) => `${personId}|${taskId}|${verb}`;

/** Whether waiting may help: nobody answered, too many asked, or the session has to be opened anew. */
export function mayPass(problem: Problem): boolean {
  return problem.outcome === 'unknown' || problem.status === 401 || problem.status === 429;
}

export function refusalOf({ code, status, message, requestId, details }: Problem): Refusal {
  return { code, status, detail: message, requestId, details };
}

export const problemIn = (refusal: Refusal) => new Problem(refusal);
