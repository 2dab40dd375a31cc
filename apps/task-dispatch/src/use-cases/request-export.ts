import { Clock, type CommandContext, uuidv7 } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { askedFor } from '../domain/ledger-export.js';
import { ExportRepository } from '../ports/export-repository.js';
import type { ExportView, ExportWish } from '../ports/export-view.js';
import { ExportWakeUps } from '../ports/export-wake-ups.js';
import { exportView } from './export-view.js';

/** Takes the wish for a ledger down, with what the caller may see at this moment, and wakes a worker. */
@Injectable()
export class RequestExport {
  constructor(
    private readonly exports: ExportRepository,
    private readonly wakeUps: ExportWakeUps,
    private readonly clock: Clock,
  ) {}

  async execute(question: ExportWish, context: CommandContext): Promise<ExportView> {
    const at = this.clock.now();
    const { caller } = context;
    const wish = askedFor(question, caller, { exportId: uuidv7(at.getTime()), at });
    const answer = await this.exports.change<ExportView>({
      name: 'task-dispatch.export.request',
      context,
      exportId: wish.exportId,
      now: at,
      decide: () => ({ after: wish, happened: 'requested', answer: exportView(wish) }),
    });
    // With a repeated key the answer is about the first export, whose wake-up is the one to repeat.
    await this.wakeUps.wake([{ districtId: caller.districtId, exportId: answer.exportId, attempt: 1 }]);
    return answer;
  }
}
