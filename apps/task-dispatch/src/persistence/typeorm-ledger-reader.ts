import type { StoredRow } from '#libs/journal';
import type { Transaction } from '#libs/kernel';
import { inTransaction, runSql, SqlParameters } from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LedgerExport } from '../domain/ledger-export.js';
import { visibilityThen } from '../domain/stored-sight.js';
import type { Task } from '../domain/task.js';
import { LedgerReader } from '../ports/ledger-reader.js';
import { filtersOf, lightsOf, underPathOf } from './task-filter-sql.js';
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
      const underPath = await underPathOf(tx, ledger.question, ledger.districtId);
      await runSql(tx, cursorOver(ledger, underPath));
      return await use(pagesIn(tx));
    };
    return await inTransaction(this.dataSource, work, { repeatable: true });
  }
}

function cursorOver(ledger: LedgerExport, underPath: string | null | undefined) {
  const { districtId, question, sight, startedAt, requestedAt } = ledger;
  const params = new SqlParameters();
  const seen = { districtId, visibility: visibilityThen(sight) };
  const now = startedAt ?? requestedAt;
  const lights = lightsOf(question, () => params.bind(now));
  const conditions = [
    seenPredicate(seen, question.view, params),
    ...filtersOf(question, { underPath, now }, params),
    ...(lights.length > 0 ? [`((${lights.join(') or (')}))`] : []),
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
