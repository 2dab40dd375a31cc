import type { FailureDetails, FailureKind } from '#libs/kernel';
import { Refusal } from './refusal.js';

/** One refusal as a class: `refusal('task-ended', 'conflict', '…')`. The class name is the sentence. */
const refusal = (sentence: string, kind: FailureKind, message: string) =>
  class extends Refusal {
    constructor(details?: FailureDetails) {
      super({ sentence, kind, message, ...(details ? { details } : {}) });
    }
  };

export class TaskNotFoundError extends refusal('task-not-found', 'not_found', 'There is no such task.') {}
export class NotYourTaskError extends refusal(
  'not-your-task',
  'forbidden',
  'You may see this task but not do this with it.',
) {}
export class TaskAlreadySignedForError extends refusal(
  'task-already-signed-for',
  'conflict',
  'The unit has taken this task already.',
) {}
export class TaskAwaitsIssuerError extends refusal(
  'task-awaits-issuer',
  'conflict',
  'The unit has declined; the issuer must answer first.',
) {}
export class TaskEndedError extends refusal('task-ended', 'conflict', 'The task has ended.') {}
export class DeclineWindowClosedError extends refusal(
  'decline-window-closed',
  'refused',
  'The time in which the unit could decline is over.',
) {}
export class DeclinedOnceAlreadyError extends refusal(
  'declined-once-already',
  'refused',
  'A task can be declined once only.',
) {}
export class TaskNotDeclinedError extends refusal(
  'task-not-declined',
  'conflict',
  'The unit has not declined this task.',
) {}
export class TaskNotInProgressError extends refusal(
  'task-not-in-progress',
  'conflict',
  'The task is not in progress.',
) {}
export class TaskNotInReviewError extends refusal(
  'task-not-in-review',
  'conflict',
  'The task is not in review.',
) {}
export class UnitNotBelowIssuerError extends refusal(
  'unit-not-below-issuer',
  'refused',
  'A task goes only to a unit below the one that issues it.',
) {}
export class AlreadyDispatchedError extends refusal(
  'already-dispatched',
  'conflict',
  'This unit has a task of this item already.',
) {}
export class ChildDueAfterParentError extends refusal(
  'child-due-after-parent',
  'refused',
  'A child task may not be due after the task it comes from.',
) {}
export class ChildShareOfTimeTooSmallError extends refusal(
  'child-share-of-time-too-small',
  'refused',
  'Each level keeps at most a third of the time it received.',
) {}
export class CriteriaNotCoveredError extends refusal(
  'criteria-not-covered',
  'refused',
  'The criteria of the child tasks do not cover those of the task.',
) {}
export class CriterionUnknownError extends refusal(
  'criterion-unknown',
  'refused',
  'The task has no such criterion.',
) {}
export class ChildrenStillOpenError extends refusal(
  'children-still-open',
  'refused',
  'Child tasks are still open.',
) {}
export class FigureNotAskedError extends refusal(
  'figure-not-asked',
  'refused',
  'The item does not ask for this figure.',
) {}
export class FilesNotAskedError extends refusal(
  'files-not-asked',
  'refused',
  'The item does not ask for files.',
) {}
export class EvidenceMissingError extends refusal(
  'evidence-missing',
  'refused',
  'The item asks for files or figures that no report has brought yet.',
) {}
export class EvidenceNotFoundError extends refusal(
  'evidence-not-found',
  'not_found',
  'There is no such evidence.',
) {}
export class UrgedTooSoonError extends refusal(
  'urged-too-soon',
  'too_many',
  'A task is urged at most once in a working day.',
) {}
export class UnitOutsideAudienceError extends refusal(
  'unit-outside-audience',
  'refused',
  'The unit is not in the audience of this item.',
) {}
