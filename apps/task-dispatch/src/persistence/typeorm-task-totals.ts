import { runSql } from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TaskTotals } from '../ports/task-totals.js';
import { FOLD } from './task-totals-sql.js';

@Injectable()
export class TypeormTaskTotals extends TaskTotals {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async fold(limit: number): Promise<number> {
    const [row] = await runSql<{ taken: number }>(this.dataSource, { text: FOLD, values: [limit] });
    return row!.taken;
  }
}
