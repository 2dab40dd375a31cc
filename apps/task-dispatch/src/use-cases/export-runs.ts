import { Clock, uuidv7 } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import {
  begun,
  type ExportFailure,
  failed,
  finished,
  isCurrent,
  type LedgerExport,
  putBack,
  type WrittenLedger,
} from '../domain/ledger-export.js';
import { type ExportKey, ExportRepository } from '../ports/export-repository.js';
import { machine } from './machine.js';

const BY_RULE = 'ledger-export';

/** The runs of an export: whoever was overtaken by another run changes nothing. */
@Injectable()
export class ExportRuns {
  constructor(
    private readonly exports: ExportRepository,
    private readonly clock: Clock,
  ) {}

  /** The run that begins, the export as given up, or null when there is nothing to do. */
  async begin(key: ExportKey): Promise<LedgerExport | null> {
    const now = this.clock.now();
    return await this.change(key, (found) => begun(found, now));
  }

  /** False when the run was overtaken: its file is nobody's. */
  async finish(run: LedgerExport, written: WrittenLedger): Promise<boolean> {
    return (await this.end(run, (found) => finished(found, written, this.clock.now()))) !== null;
  }

  async putBack(run: LedgerExport): Promise<void> {
    await this.end(run, (found) => putBack(found, this.clock.now()));
  }

  async giveUp(run: LedgerExport, failure: ExportFailure): Promise<void> {
    await this.end(run, (found) => failed(found, failure, this.clock.now()));
  }

  private async end(run: LedgerExport, rule: (found: LedgerExport) => LedgerExport) {
    return await this.change(run, (found) => (isCurrent(found, run) ? rule(found) : null));
  }

  private async change(
    { districtId, exportId }: ExportKey,
    rule: (found: LedgerExport | null) => LedgerExport | null,
  ): Promise<LedgerExport | null> {
    return await this.exports.change<LedgerExport | null>({
      name: 'task-dispatch.export.run',
      context: machine(BY_RULE, districtId, uuidv7()),
      exportId,
      now: this.clock.now(),
      decide: (found) => {
        const after = rule(found);
        if (!after) return { unchanged: null };
        return { after, happened: HAPPENED[after.state], answer: after };
      },
    });
  }
}

const HAPPENED: Readonly<Record<LedgerExport['state'], string>> = {
  queued: 'put-back',
  running: 'started',
  ready: 'finished',
  failed: 'failed',
  expired: 'expired',
};
