import { type CommandContext, uuidv7 } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import type { Report } from '../domain/task-change.js';
import { report, type ReportCommand } from '../domain/unit-commands.js';
import { TaskReadModel } from '../ports/task-read-model.js';
import type { ReportView, TaskView } from '../ports/task-view.js';
import { assertAllFound, claimable } from './claimable-evidence.js';
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

/** A report as it is read. */
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
