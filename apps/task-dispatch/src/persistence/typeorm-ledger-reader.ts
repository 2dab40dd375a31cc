import type { StoredRow } from '#libs/journal';
import type { Transaction } from '#libs/kernel';
import { inTransaction, runSql, SqlParameters } from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LedgerExport } from '../domain/ledger-export.js';
import { visibilityThen } from '../domain/stored-sight.js';
import type { Task } from '../domain/task.js';
import { LedgerReader } from '../ports/ledger-reader.js';
import { seenPredicate } from './task-list-sql.js';
import { toTask } from './task-row.js';

const PAGE = 500;

@Injectable()
export class TypeormLedgerReader extends LedgerReader {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async read<Result>(
    ledger: LedgerExport,
    use: (pages: AsyncIterable<readonly Task[]>) => Promise<Result>,
  ): Promise<Result> {
    // A cursor sees the tasks as they were when it was opened, however long reading them takes.
    const work = async (tx: Transaction) => {
      await runSql(tx, cursorOver(ledger));
      return await use(pagesIn(tx));
    };
    return await inTransaction(this.dataSource, work, { repeatable: true });
  }
}

function cursorOver({ districtId, question, sight }: LedgerExport) {
  const { view, state, directiveId } = question;
  const params = new SqlParameters();
  const conditions = [
    seenPredicate({ districtId, visibility: visibilityThen(sight) }, view, params),
    ...(state ? [`t.state = any(${params.bind(state)}::text[])`] : []),
    ...(directiveId ? [`t.directive_id = ${params.bind(directiveId)}`] : []),
  ];
  return {
    text: `declare ledger no scroll cursor for select t.* from tasks t where ${conditions.join(' and ')}
      order by t.directive_id, t.item_id, t.unit_path, t.id`,
    values: params.values,
  };
}

async function* pagesIn(tx: Transaction): AsyncGenerator<readonly Task[]> {
  for (;;) {
    const rows = await runSql<StoredRow>(tx, { text: `fetch forward ${PAGE} from ledger` });
    if (rows.length === 0) return;
    yield rows.map(toTask);
  }
}
