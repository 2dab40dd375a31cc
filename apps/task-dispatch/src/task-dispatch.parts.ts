import { LOGGER, type Logger } from '#libs/observability';
import { ORG_UNITS_CONSUMERS } from '#libs/org-units';
import { Lease } from '#libs/persistence';
import type { Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OnInstanceApproved } from './consumers/on-instance-approved.consumer.js';
import { OnInstanceRejected } from './consumers/on-instance-rejected.consumer.js';
import { OnInstanceReturned } from './consumers/on-instance-returned.consumer.js';
import { OnInstanceStartRefused } from './consumers/on-instance-start-refused.consumer.js';
import { OnInstanceStarted } from './consumers/on-instance-started.consumer.js';
import { OnInstanceVoided } from './consumers/on-instance-voided.consumer.js';
import { OnInstanceWentOn } from './consumers/on-instance-went-on.consumer.js';
import { OnInstanceWithdrawn } from './consumers/on-instance-withdrawn.consumer.js';
import { ExportSweep } from './jobs/export.sweep.js';
import { TaskSweeper } from './jobs/task-sweeper.js';
import { TotalsSweeper } from './jobs/totals-sweeper.js';
import { WithdrawalSweep } from './jobs/withdrawal.sweep.js';
import { SCHEMA } from './persistence/migrations/index.js';
import { AnswerExtension } from './use-cases/answer-extension.js';
import { ApplyReviewOutcomes } from './use-cases/apply-review-outcomes.js';
import { DirectiveSignOffOutcomes } from './use-cases/apply-sign-off-outcome.js';
import { AskExtension } from './use-cases/ask-extension.js';
import { AttachEvidence } from './use-cases/attach-evidence.js';
import { AudienceMembership } from './use-cases/audience-membership.js';
import { AudienceUnits } from './use-cases/audience-units.js';
import { CancelOrphans } from './use-cases/cancel-orphans.js';
import { CancelTask } from './use-cases/cancel-task.js';
import { CancelTasksOfDirective } from './use-cases/cancel-tasks-of-directive.js';
import { CloseDirective } from './use-cases/close-directive.js';
import { DeclineTask } from './use-cases/decline-task.js';
import { DirectiveCommands } from './use-cases/directive-command.js';
import { EditItems } from './use-cases/edit-items.js';
import { EditStructure } from './use-cases/edit-structure.js';
import { FindNearDuplicates } from './use-cases/find-near-duplicates.js';
import { FinishAllWithdrawals } from './use-cases/finish-all-withdrawals.js';
import { FinishWithdrawals } from './use-cases/finish-withdrawals.js';
import { FoldTotals } from './use-cases/fold-totals.js';
import { FollowUnits } from './use-cases/follow-units.js';
import { GainingUnits } from './use-cases/gaining-units.js';
import { GrantEvidence } from './use-cases/grant-evidence.js';
import { InsistOnTask } from './use-cases/insist-on-task.js';
import { MakeRemark } from './use-cases/make-remark.js';
import { MeasureExcess } from './use-cases/measure-excess.js';
import { PrepareSignOff } from './use-cases/prepare-sign-off.js';
import { PreviewBurden } from './use-cases/preview-burden.js';
import { ReadDirective } from './use-cases/read-directive.js';
import { ReadOverview } from './use-cases/read-overview.js';
import { ReadRemarks } from './use-cases/read-remarks.js';
import { ReadTask } from './use-cases/read-task.js';
import { ReDispatchTask } from './use-cases/re-dispatch-task.js';
import { ReRouteTask } from './use-cases/re-route-task.js';
import { RegisterDirective } from './use-cases/register-directive.js';
import { ReplaceText } from './use-cases/replace-text.js';
import { RemarkMatter } from './use-cases/remark-matter.js';
import { RemarkOnDirective } from './use-cases/remark-on-directive.js';
import { ReportOnTask } from './use-cases/report-on-task.js';
import { RequestSignOff } from './use-cases/request-sign-off.js';
import { RunDispatches } from './use-cases/run-dispatches.js';
import { SignForTask } from './use-cases/sign-for-task.js';
import { SubmitTask } from './use-cases/submit-task.js';
import { SupplementDispatch } from './use-cases/supplement-dispatch.js';
import { SweepEvidence } from './use-cases/sweep-evidence.js';
import { TakeBackTask } from './use-cases/take-back-task.js';
import { TaskDesk } from './use-cases/task-desk.js';
import { TellDueTasks } from './use-cases/tell-due-tasks.js';
import { UndoEdit } from './use-cases/undo-edit.js';
import { UrgeTask } from './use-cases/urge-task.js';
import { UrgeUnsigned } from './use-cases/urge-unsigned.js';
import { WithdrawDirective } from './use-cases/withdraw-directive.js';
import { WithdrawExtension } from './use-cases/withdraw-extension.js';

/** Everything the service does. */
export const USE_CASES = [
  AnswerExtension,
  ApplyReviewOutcomes,
  AskExtension,
  AttachEvidence,
  AudienceMembership,
  AudienceUnits,
  CancelOrphans,
  CancelTask,
  CancelTasksOfDirective,
  CloseDirective,
  DeclineTask,
  DirectiveCommands,
  DirectiveSignOffOutcomes,
  EditItems,
  EditStructure,
  FindNearDuplicates,
  FinishAllWithdrawals,
  FinishWithdrawals,
  FoldTotals,
  FollowUnits,
  GainingUnits,
  GrantEvidence,
  InsistOnTask,
  MakeRemark,
  MeasureExcess,
  PrepareSignOff,
  PreviewBurden,
  ReadDirective,
  ReadOverview,
  ReadRemarks,
  ReadTask,
  ReDispatchTask,
  ReRouteTask,
  RegisterDirective,
  RemarkMatter,
  RemarkOnDirective,
  ReplaceText,
  ReportOnTask,
  RequestSignOff,
  RunDispatches,
  SignForTask,
  SubmitTask,
  SupplementDispatch,
  SweepEvidence,
  TakeBackTask,
  TaskDesk,
  TellDueTasks,
  UndoEdit,
  UrgeTask,
  UrgeUnsigned,
  WithdrawDirective,
  WithdrawExtension,
];

/** Everything the service learns from others. */
export const CONSUMERS = [
  ...ORG_UNITS_CONSUMERS,
  OnInstanceApproved,
  OnInstanceRejected,
  OnInstanceReturned,
  OnInstanceStarted,
  OnInstanceStartRefused,
  OnInstanceVoided,
  OnInstanceWentOn,
  OnInstanceWithdrawn,
];

/** The sweepers and what they sweep. @param periodMs milliseconds between two rounds */
export function sweeperEvery(periodMs: number): Provider[] {
  return [
    WithdrawalSweep,
    {
      provide: TaskSweeper,
      inject: [
        DataSource,
        LOGGER,
        TellDueTasks,
        CancelOrphans,
        FollowUnits,
        SweepEvidence,
        WithdrawalSweep,
        ExportSweep,
      ],
      useFactory: (dataSource: DataSource, logger: Logger, ...sweeps: SweepsOf) => {
        const [telling, orphans, following, evidence, withdrawals, exports] = sweeps;
        const lease = new Lease(dataSource, { schema: SCHEMA, name: 'sweeper', ttlMs: 2 * periodMs });
        return new TaskSweeper(
          { telling, orphans, following, evidence, withdrawals, exports },
          { lease, logger, periodMs },
        );
      },
    },
    {
      provide: TotalsSweeper,
      inject: [DataSource, LOGGER, FoldTotals],
      useFactory: (dataSource: DataSource, logger: Logger, folding: FoldTotals) => {
        const foldMs = Math.min(periodMs, FOLD_PERIOD_MS);
        const lease = new Lease(dataSource, { schema: SCHEMA, name: 'totals', ttlMs: 2 * foldMs });
        return new TotalsSweeper(folding, { lease, logger, periodMs: foldMs });
      },
    },
  ];
}

/** What waits to be folded is read with every number: a few thousand rows at most. */
const FOLD_PERIOD_MS = 5_000;

type SweepsOf = [TellDueTasks, CancelOrphans, FollowUnits, SweepEvidence, WithdrawalSweep, ExportSweep];
