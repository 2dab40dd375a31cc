import { Injectable } from '@nestjs/common';
import { unitSnapshotPage, type OutputOf } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { RpcClient, type ProcessName } from '#libs/messaging';
import { inTransaction } from '#libs/persistence';
import { DataSource } from 'typeorm';
import { OrgUnitsWriter } from './org-units-writer.js';

/**
 * Reads every unit from organization again. For a schema that is new while the district is not, and for
 * an operator who doubts the projection. Facts that arrive meanwhile win by their version.
 */
@Injectable()
export class OrgUnitsRebuild {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rpc: RpcClient,
    private readonly writer: OrgUnitsWriter,
  ) {}

  /** @returns how many units were read; @throws `platform/unavailable` when organization is away */
  async execute(service: ProcessName, districtId: string): Promise<number> {
    let after: string | null = null;
    let read = 0;
    do {
      const call = await this.rpc.callAsService(service, uuidv7());
      const page: OutputOf<typeof unitSnapshotPage> = await this.rpc.send(
        unitSnapshotPage,
        { after, limit: 500 },
        call,
      );
      await inTransaction(this.dataSource, (tx) => this.writer.record(tx, districtId, page.units), {
        repeatable: true,
      });
      read += page.units.length;
      after = page.next;
    } while (after !== null);
    return read;
  }
}
