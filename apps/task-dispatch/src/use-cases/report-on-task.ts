import { type CommandContext, uuidv7 } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { EvidenceNotFoundError } from '../domain/task-errors.js';
import type { EvidenceFile, Report } from '../domain/task-change.js';
import { report, type ReportCommand } from '../domain/unit-commands.js';
import { TaskReadModel } from '../ports/task-read-model.js';
import type { ReportView, TaskView } from '../ports/task-view.js';
import { TaskDesk } from './task-desk.js';

export interface ReportOnTaskCommand extends Omit<ReportCommand, 'reportId' | 'files'> {
  readonly taskId: string;
  readonly evidenceIds: readonly string[];
}

/** 进展反馈. */
@Injectable()
export class ReportOnTask {
  constructor(
    private readonly desk: TaskDesk,
    private readonly reading: TaskReadModel,
  ) {}

  async execute(
    command: ReportOnTaskCommand,
    context: CommandContext,
  ): Promise<{ readonly task: TaskView; readonly report: ReportView }> {
    const { taskId, text, figures, evidenceIds } = command;
    const files = await claimable(this.reading, { taskId, evidenceIds, context });
    const reportId = uuidv7();
    return await this.desk.commandWith(
      { verb: 'report', taskId, context },
      (task, acting) => {
        const change = report(task, { reportId, text, figures, files }, acting);
        assertAllFound(evidenceIds, files);
        return change;
      },
      (view, change) => ({ task: view, report: reportView(taskId, change.report!) }),
    );
  }
}

/** The evidence that a report names, as far as it is this task's and not claimed yet. */
export async function claimable(
  reading: TaskReadModel,
  wanted: {
    readonly taskId: string;
    readonly evidenceIds: readonly string[];
    readonly context: CommandContext;
  },
): Promise<readonly EvidenceFile[]> {
  const { taskId, evidenceIds, context } = wanted;
  if (evidenceIds.length === 0) return [];
  return await reading.unclaimedEvidence({ districtId: context.caller.districtId, taskId }, evidenceIds);
}

/** Checked after the caller's rights, so that nobody learns by it what exists. */
export function assertAllFound(evidenceIds: readonly string[], files: readonly EvidenceFile[]): void {
  const missing = evidenceIds.filter((wanted) => !files.some((file) => file.evidenceId === wanted));
  if (missing.length > 0) throw new EvidenceNotFoundError({ evidenceIds: missing });
}

export function reportView(taskId: string, made: Report): ReportView {
  return {
    reportId: made.reportId,
    taskId,
    kind: made.kind,
    round: made.round,
    text: made.text,
    figures: made.figures.map((figure) => ({ ...figure })),
    evidence: made.files.map(({ evidenceId, fileName, contentType, size, sha256 }) => ({
      evidenceId,
      fileName,
      contentType,
      size,
      sha256,
    })),
    by: { ...made.by },
    at: made.at.toISOString(),
  };
}
