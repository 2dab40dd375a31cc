import { JobQueue } from '#libs/jobs';
import { LOGGER, type Logger } from '#libs/observability';
import { Inject, Injectable } from '@nestjs/common';
import type { WaitingExport } from '../ports/export-repository.js';
import { ExportWakeUps } from '../ports/export-wake-ups.js';
import { LEDGER_EXPORT } from './ledger-export.job.js';

/** Wake-ups as jobs. */
@Injectable()
export class QueuedExportWakeUps extends ExportWakeUps {
  constructor(
    private readonly queue: JobQueue,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super();
  }

  override async wake(waiting: readonly WaitingExport[]): Promise<void> {
    const jobs = waiting.map(({ districtId, exportId, attempt }) => ({
      id: [exportId, String(attempt)],
      data: { districtId, exportId },
    }));
    try {
      await this.queue.addAll(LEDGER_EXPORT, jobs);
    } catch (err) {
      this.logger.warn({ err }, 'exports wait for the next sweep');
    }
  }
}
