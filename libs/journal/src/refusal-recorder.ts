import type { Clock, Failure } from '#libs/kernel';
import { runSql } from '#libs/persistence';
import type { DataSource } from 'typeorm';
import type { StoredRow } from './aggregate-write.js';
import type { Command } from './command.js';
import { refusedRow } from './journal-rows.js';
import { isAudited, keepsKey } from './refusals.js';
import { refusalStatement } from './write-statement.js';

/** Writes the audit row of a refused command, in an insert of its own. */
export class RefusalRecorder {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** False when the command's key got its answer elsewhere meanwhile: that answer counts. */
  async record<State, View>(
    command: Command<State, View>,
    row: StoredRow | null,
    failure: Failure,
  ): Promise<boolean> {
    if (!isAudited(failure.kind)) return true;
    const visible = row !== null && failure.kind !== 'not_found';
    const audit = refusedRow({
      name: command.name,
      aggregate: command.table.aggregate,
      aggregateId: visible ? command.id : null,
      aggregateVersion: visible ? row.version : null,
      failure,
      context: command.context,
      keepsKey: keepsKey(failure),
      occurredAt: this.clock.now(),
    });
    const written = await runSql(this.dataSource, {
      ...refusalStatement(command.table.schema),
      values: [JSON.stringify([audit])],
    });
    return written.length === 1;
  }
}
