import { Clock, uuidv7 } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { EXPORT_KEPT_MS, expired, RUN_IS_DEAD_AFTER_MS } from '../domain/ledger-export.js';
import { type ExportKey, ExportRepository } from '../ports/export-repository.js';
import { ExportWakeUps } from '../ports/export-wake-ups.js';
import { LedgerWriter } from '../ports/ledger-writer.js';
import { machine } from './machine.js';

const CHUNK = 200;
/** A file that no export knows belongs to a run that broke off; while it is young the run may still be on. */
const UNKNOWN_KEPT_MS = 24 * 3_600_000;

/** Wakes workers for what a lost job missed, and removes files whose time is over. */
@Injectable()
export class SweepExports {
  constructor(
    private readonly exports: ExportRepository,
    private readonly wakeUps: ExportWakeUps,
    private readonly writer: LedgerWriter,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now().getTime();
    await this.wakeUps.wake(await this.exports.waiting(new Date(now - RUN_IS_DEAD_AFTER_MS), CHUNK));
    for (const key of await this.exports.outlived(new Date(now - EXPORT_KEPT_MS), CHUNK)) {
      await this.expire(key, new Date(now));
    }
    const old = await this.writer.keptBefore(new Date(now - UNKNOWN_KEPT_MS));
    for (const storageKey of await this.exports.unknown(old)) await this.writer.remove(storageKey);
  }

  private async expire({ districtId, exportId }: ExportKey, now: Date): Promise<void> {
    const storageKey = await this.exports.change<string | null>({
      name: 'task-dispatch.export.expire',
      context: machine('sweep-exports', districtId, uuidv7()),
      exportId,
      now,
      decide: (found) =>
        found?.state === 'ready'
          ? { after: expired(found), happened: 'expired', answer: found.storageKey }
          : { unchanged: null },
    });
    // The row goes first: a file without a row is found later, a row without a file would be a lie.
    if (storageKey) await this.writer.remove(storageKey);
  }
}
