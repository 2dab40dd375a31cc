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
    try {
      for (const one of waiting) await this.wakeOne(one);
    } catch (err) {
      this.logger.warn({ err }, 'exports wait for the next sweep');
    }
  }

  /** A job of this run that ended without making the file would stand in the way of the next one. */
  private async wakeOne({ districtId, exportId, attempt }: WaitingExport): Promise<void> {
    const id = [exportId, String(attempt)];
    await this.queue.remove(LEDGER_EXPORT, id);
    await this.queue.add(LEDGER_EXPORT, { id, data: { districtId, exportId } });
  }
}
