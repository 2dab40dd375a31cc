import { Injectable } from '@nestjs/common';
import type { assignmentQueue, InputOf, instanceList, InstanceView, OutputOf } from '#libs/contracts';
import type { StoredRow } from '#libs/journal';
import { type Caller, isUuid } from '#libs/kernel';
import { CursorCodec, runSql, scopePredicate, SqlParameters } from '#libs/persistence';
import { DataSource } from 'typeorm';
import { InstanceDirectory, type QueuedRow, type QueuePage } from '../ports/instance-directory.js';
import { toInstance, toView } from './instance-mapper.js';
import { queueColumns, toQueueRow, type QueueRecord } from './queue-row.js';

type ListFilter = InputOf<typeof instanceList>;
type QueueFilter = InputOf<typeof assignmentQueue>;

/** Reads instances and queues; what a caller may not see is not there, whatever is asked. */
@Injectable()
export class TypeormInstanceDirectory extends InstanceDirectory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: CursorCodec,
  ) {
    super();
  }

  async get(instanceId: string, caller: Caller): Promise<InstanceView | undefined> {
    const params = new SqlParameters();
    const [row] = await runSql<StoredRow>(this.dataSource, {
      text: `select i.* from instances i where i.district_id = ${params.bind(caller.districtId)}
        and i.id = ${params.bind(instanceId)} and ${visible(caller, params)}`,
      values: params.values,
    });
    return row && toView(toInstance(row), row.version);
  }

  async list(filter: ListFilter, caller: Caller): Promise<OutputOf<typeof instanceList>> {
    const { cursor, limit, ...narrowing } = filter;
    const purpose = `instance.list ${JSON.stringify(narrowing)}`;
    const params = new SqlParameters();
    const conditions = [`i.district_id = ${params.bind(caller.districtId)}`, visible(caller, params)];
    if (filter.businessType) conditions.push(`i.business_type = ${params.bind(filter.businessType)}`);
    if (filter.businessId) conditions.push(`i.business_id = ${params.bind(filter.businessId)}`);
    if (filter.state) conditions.push(`i.state = ${params.bind(filter.state)}`);
    if (cursor !== undefined) {
      const [at, id] = this.cursors.decode(purpose, cursor);
      conditions.push(`(i.started_at, i.id) < (${params.bind(at)}::timestamptz, ${params.bind(id)}::uuid)`);
    }
    const rows = await runSql<StoredRow & { at_text: string }>(this.dataSource, {
      text: `select i.*, i.started_at::text as at_text from instances i where ${conditions.join(' and ')}
        order by i.started_at desc, i.id desc limit ${params.bind(limit + 1)}`,
      values: params.values,
    });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      rows: shown.map(toListRow),
      next: last ? this.cursors.encode(purpose, [last.at_text, last.id]) : null,
    };
  }

  /** One's own assignments only: nobody looks into somebody else's queue. */
  async queue(filter: QueueFilter, caller: Caller): Promise<QueuePage> {
    const { cursor, limit, view, businessType } = filter;
    const purpose = `assignment.list ${view} ${businessType ?? ''}`;
    const order =
      view === 'pending'
        ? { column: 'a.opened_at', sign: '>', way: 'asc' }
        : { column: 'a.decided_at', sign: '<', way: 'desc' };
    const params = new SqlParameters();
    const conditions = [
      `a.district_id = ${params.bind(caller.districtId)}`,
      `a.person_id = ${params.bind(idOf(caller))}::uuid`,
      view === 'pending' ? `a.state = 'pending'` : `a.state in ('approved', 'rejected', 'returned')`,
    ];
    if (businessType) conditions.push(`i.business_type = ${params.bind(businessType)}`);
    if (cursor !== undefined) {
      const [at, id] = this.cursors.decode(purpose, cursor);
      conditions.push(
        `(${order.column}, a.id) ${order.sign} (${params.bind(at)}::timestamptz, ${params.bind(id)}::uuid)`,
      );
    }
    const rows = await runSql<QueueRecord>(this.dataSource, {
      ...(cursor === undefined ? { name: `queue_${view}${businessType ? '_of_type' : ''}` } : {}),
      text: `${queueColumns(order.column)}
        where ${conditions.join(' and ')}
        order by ${order.column} ${order.way}, a.id ${order.way} limit ${params.bind(limit + 1)}`,
      values: params.values,
    });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const next = last ? this.cursors.encode(purpose, [last.at_text, last.assignment.assignmentId]) : null;
    return { rows: shown.map(toQueueRow), next };
  }

  async assignment(assignmentId: string, caller: Caller): Promise<QueuedRow | undefined> {
    const params = new SqlParameters();
    const [row] = await runSql<QueueRecord>(this.dataSource, {
      text: `${queueColumns('a.opened_at')}
        where a.district_id = ${params.bind(caller.districtId)} and a.id = ${params.bind(assignmentId)}
          and a.person_id::text = ${params.bind(caller.personId)}`,
      values: params.values,
    });
    return row && toQueueRow(row);
  }
}

/** Its initiator, those asked, and whoever supervises the subject's unit (domain.md §7). */
function visible(caller: Caller, params: SqlParameters): string {
  const person = `${params.bind(idOf(caller))}::uuid`;
  return `(i.initiator_person_id = ${person}
    or exists (select 1 from assignments s where s.district_id = i.district_id and s.instance_id = i.id and s.person_id = ${person})
    or exists (select 1 from org_units u where u.district_id = i.district_id and u.unit_id = i.subject_unit_id
      and ${scopePredicate(caller.scopeOf('supervise'), 'u.path', params)}))`;
}

/** Null for a machine, which has no assignments: nothing is equal to null. */
function idOf({ personId }: Caller): string | null {
  return isUuid(personId) ? personId : null;
}

function toListRow(row: StoredRow) {
  const { route: _r, assignments: _a, decisionForm: _d, ...listed } = toView(toInstance(row), row.version);
  return listed;
}
