import { actorOf } from '#libs/kernel';
import { actOn } from './task-authority.js';
import {
  changed,
  told,
  withClock,
  type Acting,
  type EvidenceFile,
  type Report,
  type TaskChange,
} from './task-change.js';
import {
  DeclinedOnceAlreadyError,
  DeclineWindowClosedError,
  FigureNotAskedError,
  FilesNotAskedError,
  TaskAlreadySignedForError,
  TaskAwaitsIssuerError,
  TaskEndedError,
  TaskNotInProgressError,
} from './task-errors.js';
import { hasEnded, type Task } from './task.js';

/** 签收: once, and for as long as the task waits for it; the window only ends the right to decline. */
export function signFor(found: Task | null, { caller, now }: Acting): TaskChange {
  const { task, appointmentId } = actOn(found, caller, 'unit');
  if (hasEnded(task)) throw new TaskEndedError();
  if (task.state === 'declined') throw new TaskAwaitsIssuerError();
  if (task.state !== 'dispatched') throw new TaskAlreadySignedForError();
  return changed({ ...task, state: 'in-progress', signedForAt: now }, told('signed-for'), { appointmentId });
}

/** 申请改派: with a reason, inside the window, once; the clock is the issuer's until it answers. */
export function decline(found: Task | null, reason: string, acting: Acting): TaskChange {
  const { task, appointmentId } = actOn(found, acting.caller, 'unit');
  if (hasEnded(task)) throw new TaskEndedError();
  if (task.declined) throw new DeclinedOnceAlreadyError();
  if (task.state !== 'dispatched') throw new TaskAlreadySignedForError();
  if (acting.now >= task.signForDueAt) {
    throw new DeclineWindowClosedError({ closedAt: task.signForDueAt.toISOString() });
  }
  const clocked = withClock(task, { to: 'issuer', at: acting.now }, acting.calendar);
  const declined = { reason, at: acting.now.toISOString() };
  return changed({ ...clocked.task, state: 'declined', declined }, told('declined', { reason }), {
    appointmentId,
    clockEntry: clocked.entry,
  });
}

export interface ReportCommand {
  readonly reportId: string;
  readonly text: string;
  readonly figures: readonly { readonly key: string; readonly value: string }[];
  readonly files: readonly EvidenceFile[];
}

/** 进展反馈: words, and only those figures and files that the item asks for. */
export function report(found: Task | null, command: ReportCommand, acting: Acting): TaskChange {
  const { task, appointmentId } = actOn(found, acting.caller, 'unit');
  if (hasEnded(task) || task.state !== 'in-progress') {
    throw new TaskNotInProgressError({ state: task.state });
  }
  const made = reportOf(
    task,
    { ...command, kind: 'progress', round: task.round },
    { ...acting, appointmentId },
  );
  return changed(withReport(task, made), told('reported', { reportId: made.reportId }), {
    appointmentId,
    report: made,
  });
}

/** A report with its figures named; refused when it brings what was not asked. */
export function reportOf(
  task: Task,
  command: ReportCommand & Pick<Report, 'kind' | 'round'>,
  acting: Acting & { readonly appointmentId: string },
): Report {
  if (command.files.length > 0 && !task.evidence.files) throw new FilesNotAskedError();
  const by = actorOf(acting.caller, acting.appointmentId);
  return {
    ...command,
    figures: command.figures.map((given) => {
      const asked = task.evidence.figures.find((figure) => figure.key === given.key);
      if (!asked) throw new FigureNotAskedError({ key: given.key });
      return { ...asked, value: given.value };
    }),
    by: { personId: by.personId, name: by.name, postTitle: by.postTitle },
    at: acting.now,
  };
}

/** The task that remembers what the report brought. */
export function withReport(task: Task, made: Report): Task {
  return {
    ...task,
    filesGiven: task.filesGiven + made.files.length,
    figuresGiven: [...new Set([...task.figuresGiven, ...made.figures.map((figure) => figure.key)])],
  };
}
