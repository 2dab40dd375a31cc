import type { Transaction } from '#libs/kernel';
import { inTransaction, runSql, scopePredicate, SqlParameters } from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UrgedTask } from '../domain/directive-news.js';
import { DirectiveRepository } from '../ports/directive-repository.js';
import { UnsignedTasks, type Urging } from '../ports/unsigned-tasks.js';

/** Tasks in one commit and in one fact. */
const CHUNK = 500;

interface UrgedRow {
  readonly id: string;
  readonly item_path: string;
  readonly heading: string;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly responsible_id: string | null;
}

@Injectable()
export class TypeormUnsignedTasks extends UnsignedTasks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directives: DirectiveRepository,
  ) {
    super();
  }

  override async urgedLately(urging: Urging): Promise<number> {
    const params = new SqlParameters();
    const [row] = await runSql<{ lately: number }>(this.dataSource, {
      text: `select count(*)::int as lately from tasks t
        where ${unsigned(urging, params)} and t.last_urged_at > ${params.bind(urging.urgedBefore)}`,
      values: params.values,
    });
    return row!.lately;
  }

  override async urgeSome(urging: Urging): Promise<number> {
    return await inTransaction(this.dataSource, async (tx) => {
      const tasks = await markUrged(urging, tx);
      if (tasks.length > 0) await this.tell(urging, tasks, tx);
      return tasks.length;
    });
  }

  private async tell(
    { directiveId, words, context, now }: Urging,
    tasks: readonly UrgedTask[],
    tx: Transaction,
  ): Promise<void> {
    const news = { type: 'unsigned-urged', byName: context.caller.name, words, tasks } as const;
    const effect = {
      directiveId,
      context: { ...context, commandKey: null, requestHash: null, expectedVersion: null },
      now,
      decide: (directive: Parameters<DirectiveDecision>[0]) => directive && { directive, news, answer: null },
    };
    await this.directives.applyAll([effect], tx);
  }
}

type DirectiveDecision = Parameters<DirectiveRepository['applyAll']>[0][number]['decide'];

/** A task that somebody is just changing is left out: most likely it is being signed for. */
async function markUrged(urging: Urging, tx: Transaction): Promise<readonly UrgedTask[]> {
  const params = new SqlParameters();
  const now = params.bind(urging.now);
  const rows = await runSql<UrgedRow>(tx, {
    text: `update tasks t set last_urged_at = ${now}
      where t.district_id = ${params.bind(urging.context.caller.districtId)} and t.id = any(array(
        select t.id from tasks t where ${unsigned(urging, params)}
          and (t.last_urged_at is null or t.last_urged_at <= ${params.bind(urging.urgedBefore)})
        order by t.id limit ${CHUNK} for update skip locked))
      returning t.id, t.item_path, t.heading, t.unit_id, t.unit_name, t.responsible ->> 'personId' as responsible_id`,
    values: params.values,
  });
  return rows.map((row) => ({
    taskId: row.id,
    itemPath: row.item_path,
    heading: row.heading,
    unitId: row.unit_id,
    unitName: row.unit_name,
    responsiblePersonId: row.responsible_id,
  }));
}

/** The SQL of what `urge` lets a caller do, for tasks that nobody has signed for. */
function unsigned({ directiveId, context: { caller } }: Urging, params: SqlParameters): string {
  const dispatched = scopePredicate(caller.scopeOf('dispatch'), 't.issuer_unit_path', params);
  const supervised = scopePredicate(caller.scopeOf('supervise'), 't.unit_path', params);
  return `t.district_id = ${params.bind(caller.districtId)} and t.directive_id = ${params.bind(directiveId)}
    and t.state = 'dispatched' and (${dispatched} or ${supervised})`;
}
