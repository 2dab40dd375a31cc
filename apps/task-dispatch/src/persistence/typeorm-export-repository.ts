import { JournaledStore, unchanged } from '#libs/journal';
import { actorOf } from '#libs/kernel';
import { CursorCodec, runSql } from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LedgerExport } from '../domain/ledger-export.js';
import {
  type ExportCommand,
  type ExportKey,
  ExportRepository,
  type WaitingExport,
} from '../ports/export-repository.js';
import { exportColumns, exportEntry, exportOf, type ExportRow, EXPORTS, toExport } from './export-row.js';

interface Found {
  readonly district_id: string;
  readonly id: string;
  readonly attempt: number;
}

@Injectable()
export class TypeormExportRepository extends ExportRepository {
  constructor(
    private readonly store: JournaledStore,
    private readonly dataSource: DataSource,
    private readonly cursors: CursorCodec,
  ) {
    super();
  }

  override async change<Answer>(command: ExportCommand<Answer>): Promise<Answer> {
    const { name, context, exportId: id, now } = command;
    return await this.store.execute<LedgerExport, Answer>({
      name,
      context,
      table: EXPORTS,
      id,
      toState: exportOf,
      decide: (before) => {
        const decided = command.decide(before);
        if ('unchanged' in decided) return unchanged(decided.unchanged);
        return {
          row: exportColumns(decided.after),
          entries: [exportEntry(before, decided, now)],
          actor: actorOf(context.caller),
          answer: decided.answer,
        };
      },
    });
  }

  override async find({ districtId, exportId }: ExportKey): Promise<LedgerExport | null> {
    const [row] = await runSql<ExportRow>(this.dataSource, {
      text: 'select * from exports where district_id = $1 and id = $2',
      values: [districtId, exportId],
    });
    return row ? toExport(row) : null;
  }

  override async ofPerson(
    { districtId, personId }: { readonly districtId: string; readonly personId: string },
    { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
  ) {
    const purpose = `task-dispatch.export.list.${districtId}.${personId}`;
    const [before] = cursor === undefined ? [null] : this.cursors.decode(purpose, cursor);
    const rows = await runSql<ExportRow>(this.dataSource, {
      text: `select * from exports where district_id = $1 and requested_by = $2 and ($3::uuid is null or id < $3)
        order by id desc limit $4`,
      values: [districtId, personId, before, limit + 1],
    });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      rows: rows.slice(0, limit).map(toExport),
      next: last ? this.cursors.encode(purpose, [last.id]) : null,
    };
  }

  override async waiting(deadSince: Date, limit: number): Promise<readonly WaitingExport[]> {
    const rows = await runSql<Found>(this.dataSource, {
      text: `select district_id, id, attempt from exports
        where state in ('queued', 'running') and (state = 'queued' or started_at <= $1)
        order by requested_at limit $2`,
      values: [deadSince, limit],
    });
    return rows.map((row) => ({ ...keyOf(row), attempt: row.attempt + 1 }));
  }

  override async outlived(before: Date, limit: number): Promise<readonly ExportKey[]> {
    const rows = await runSql<Found>(this.dataSource, {
      text: `select district_id, id from exports where state = 'ready' and finished_at <= $1 limit $2`,
      values: [before, limit],
    });
    return rows.map(keyOf);
  }

  override async unknown(storageKeys: readonly string[]): Promise<readonly string[]> {
    const rows = await runSql<{ key: string }>(this.dataSource, {
      text: `select key from unnest($1::text[]) as key
        where not exists (select from exports e where e.storage_key = key)`,
      values: [[...storageKeys]],
    });
    return rows.map((row) => row.key);
  }
}

function keyOf({ district_id: districtId, id: exportId }: Pick<Found, 'district_id' | 'id'>): ExportKey {
  return { districtId, exportId };
}
