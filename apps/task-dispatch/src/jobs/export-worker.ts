import { jobHandler, type JobHandler, JobWorkerHost } from '#libs/jobs';
import { LOGGER, type Logger } from '#libs/observability';
import type { OnApplicationBootstrap, OnModuleDestroy, Provider } from '@nestjs/common';
import { WriteLedger } from '../use-cases/write-ledger.js';
import { LEDGER_EXPORT } from './ledger-export.job.js';

/** Ledgers at a time in one process: the longest takes 5 s, 150 MB and a connection of the pool. */
const AT_A_TIME = 1;

/** Makes ledgers when their jobs come; stops after those in hand. */
export class ExportWorker extends JobWorkerHost implements OnApplicationBootstrap, OnModuleDestroy {
  onApplicationBootstrap(): void {
    this.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.stop();
  }
}

export function makingLedgers(writing: WriteLedger): JobHandler {
  return jobHandler(LEDGER_EXPORT, async (key) => await writing.execute(key));
}

/** @param url the database whose `jobs` schema has the queue */
export function exportWorkerOn(url: string): Provider {
  return {
    provide: ExportWorker,
    inject: [WriteLedger, LOGGER],
    useFactory: (writing: WriteLedger, logger: Logger) =>
      new ExportWorker(
        { service: 'task-dispatch', connection: { url }, concurrency: AT_A_TIME },
        [makingLedgers(writing)],
        logger,
      ),
  };
}
