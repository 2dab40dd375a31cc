import { ID_NAMESPACES, uuid5 } from '#libs/kernel';
import { hash } from 'node:crypto';
import { ExtensionOpenError } from './extension-errors.js';
import { actOn } from './task-authority.js';
import {
  changed,
  noted,
  told,
  withClock,
  type Acting,
  type EvidenceFile,
  type Report,
  type TaskChange,
} from './task-change.js';
import {
  ChildrenStillOpenError,
  EvidenceMissingError,
  TaskNotInProgressError,
  TaskNotInReviewError,
} from './task-errors.js';
import type { Task, TaskReview } from './task.js';
import { reportOf, type ReportCommand, withReport } from './unit-commands.js';

/** The start of a completion review as approval takes it. */
export interface ReviewStart {
  readonly instanceId: string;
  readonly flowKey: string;
  readonly businessType: 'task';
  readonly businessId: string;
  readonly round: number;
  readonly title: string;
  readonly subjectUnitId: string;
  readonly initiator: { readonly personId: string; readonly name: string; readonly unitId: string };
  readonly variables: Readonly<Record<string, string | number | boolean>>;
  readonly decisionForm: {
    readonly criteria: Task['criteria'];
    readonly resultLevels: readonly string[];
  };
  readonly contentHash: string;
  readonly previousInstanceId: string | null;
}

/** Somebody who is asked to review. */
export interface Asked {
  readonly personId: string;
  readonly name: string;
}

/** Whom a review waits for, as the task remembers it. */
export function waitingFor(asked: readonly Asked[]): Pick<TaskReview, 'waitsFor' | 'askedIds'> {
  return { waitsFor: asked.map(({ name }) => name), askedIds: asked.map(({ personId }) => personId) };
}

export interface SubmitCommand {
  readonly reportId: string;
  readonly text: string;
  readonly figures: ReportCommand['figures'];
  readonly files: readonly EvidenceFile[];
  /** Those whom the previewed route asks first. */
  readonly firstAsked: readonly Asked[];
  /** Children as they were counted before the change. */
  readonly children: { readonly total: number; readonly open: number };
}

const TITLE_LENGTH = 200;

/** 报办结: in review from now on, `starting` until approval has answered. */
export function submit(found: Task | null, command: SubmitCommand, acting: Acting): TaskChange {
  const { task, appointmentId } = maySubmit(found, acting);
  const { children } = command;
  // A child that was made after the count is certainly open.
  if (children.open > 0 || children.total !== task.childrenTotal) {
    throw new ChildrenStillOpenError({ open: Math.max(children.open, task.childrenTotal - children.total) });
  }
  const round = task.round + 1;
  const made = reportOf(task, { ...command, kind: 'completion', round }, { ...acting, appointmentId });
  const reported = withReport(task, made);
  if (lacksEvidence(reported)) throw new EvidenceMissingError();
  const start = reviewStart(task, made, acting);
  const clocked = withClock(reported, { to: 'reviewer', at: acting.now }, acting.calendar);
  return changed(
    {
      ...clocked.task,
      state: 'in-review',
      round,
      review: { instanceId: start.instanceId, starting: true, ...waitingFor(command.firstAsked) },
      lastInstanceId: start.instanceId,
      returned: null,
      undone: null,
    },
    told('submitted', { round, reportId: made.reportId, start }),
    { appointmentId, clockEntry: clocked.entry, report: made },
  );
}

/** Whether the caller may submit now: asked before the route is previewed and again in the change. */
export function maySubmit(found: Task | null, { caller }: Acting) {
  const acted = actOn(found, caller, 'unit');
  if (acted.task.state !== 'in-progress') throw new TaskNotInProgressError({ state: acted.task.state });
  if (acted.task.extension) throw new ExtensionOpenError();
  return acted;
}

/** Which submissions a request to take back may mean. */
export interface TakeBackWish {
  /** The newest first. All but the first of a task in review have ended: they may only be named again by the request that took them back. */
  readonly instanceIds: readonly string[];
  /** The task is not in review: who asks now and did not ask before is refused. */
  readonly isOver: boolean;
}

/**
 * Whether the caller may ask for the submission back; approval knows whether somebody has acted on it, and which request took
 * which one back. A request may be repeated when the task has long gone on, even to its next submission.
 */
export function mayTakeBack(found: Task | null, { caller }: Acting): TakeBackWish {
  const { task } = actOn(found, caller, 'unit');
  const isOver = task.state !== 'in-review';
  const submissions = Array.from({ length: task.round }, (_, past) => instanceOf(task, task.round - past));
  const mayBeLast = !isOver || task.undone?.how === 'taken-back';
  const instanceIds = mayBeLast ? submissions : submissions.slice(1);
  if (instanceIds.length === 0) throw new TaskNotInReviewError({ state: task.state });
  return { instanceIds, isOver };
}

/** Approval has agreed to give it back; the task changes when its fact arrives, who asked is on record. */
export function takeBackAsked(found: Task | null, instanceId: string, { caller }: Acting): TaskChange {
  const { task, appointmentId } = actOn(found, caller, 'unit');
  return changed(task, noted('take-back-asked', { instanceId }), { appointmentId });
}

/** What the previewed and the started route are made of: they must be equal. */
export function reviewInput(task: Task, { caller }: Acting) {
  return {
    flowKey: task.reviewFlowKey,
    subjectUnitId: task.unitId,
    initiator: { personId: caller.personId, name: caller.name, unitId: task.unitId },
    variables: { urgent: task.urgent, role: task.role, reDispatched: task.parentTaskId !== null },
  };
}

function reviewStart(
  task: Task,
  content: Pick<Report, 'round' | 'text' | 'figures' | 'files'>,
  acting: Acting,
): ReviewStart {
  const { round } = content;
  const files = content.files.map((file) => file.sha256);
  const shown = JSON.stringify([task.taskId, round, content.text, content.figures, files]);
  return {
    ...reviewInput(task, acting),
    instanceId: instanceOf(task, round),
    businessType: 'task',
    businessId: task.taskId,
    round,
    title: titleOf(task),
    decisionForm: { criteria: task.criteria, resultLevels: task.resultLevels },
    contentHash: hash('sha256', shown, 'hex'),
    previousInstanceId: task.lastInstanceId,
  };
}

function instanceOf({ taskId }: Task, round: number): string {
  return uuid5(ID_NAMESPACES.approvalInstance, 'task', taskId, String(round));
}

/** One line: a heading is the source's own and may hold what no line may, such as a tab or a direction mark. */
function titleOf({ unitName, heading }: Task): string {
  const words = `${unitName}：${heading}`.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
  return words.slice(0, TITLE_LENGTH).toWellFormed();
}

function lacksEvidence(task: Task): boolean {
  const { evidence, filesGiven, figuresGiven } = task;
  return (
    (evidence.files && filesGiven === 0) ||
    evidence.figures.some((figure) => !figuresGiven.includes(figure.key))
  );
}
