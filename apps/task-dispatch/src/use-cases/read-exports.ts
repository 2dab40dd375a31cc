import { type Caller, Clock } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { mayDownload, ownExport } from '../domain/ledger-export.js';
import { ExportRepository } from '../ports/export-repository.js';
import type { ExportGrant, ExportListWish, ExportPage, ExportView } from '../ports/export-view.js';
import { exportView } from './export-view.js';

const GRANT_MS = 60_000;
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What people ask about their own exports; those of others do not exist for them. */
@Injectable()
export class ReadExports {
  constructor(
    private readonly exports: ExportRepository,
    private readonly clock: Clock,
  ) {}

  async view(exportId: string, caller: Caller): Promise<ExportView> {
    return exportView(ownExport(await this.find(exportId, caller), caller));
  }

  async list(wish: ExportListWish, caller: Caller): Promise<ExportPage> {
    const { rows, next } = await this.exports.ofPerson(caller, wish);
    return { rows: rows.map(exportView), next };
  }

  /** Lets the requester download the file, for 60 seconds. */
  async grant(exportId: string, caller: Caller): Promise<ExportGrant> {
    const file = mayDownload(await this.find(exportId, caller), caller);
    const expiresAt = new Date(this.clock.now().getTime() + GRANT_MS).toISOString();
    return { ...file, contentType: WORKBOOK, expiresAt };
  }

  private async find(exportId: string, { districtId }: Caller) {
    return await this.exports.find({ districtId, exportId });
  }
}
