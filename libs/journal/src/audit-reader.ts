import type { Actor } from '#libs/kernel';
import { type CursorCodec, runSql, SqlParameters } from '#libs/persistence';
import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { qualified } from './write-statement.js';

export interface AuditFilters {
  readonly aggregateId?: string;
  readonly personId?: string;
  readonly outcome?: 'accepted' | 'refused';
  /** ISO 8601; recorded at or after. */
  readonly from?: string;
  /** ISO 8601; recorded before. */
  readonly to?: string;
}

export interface AuditQuery extends AuditFilters {
  readonly districtId: string;
  readonly cursor?: string;
  /** Rows at most, 1 to 200. */
  readonly limit: number;
  /** A further condition on `journal`, for an auditor of a part of the district; its values go through `params`. */
  readonly restrict?: (params: SqlParameters) => string;
}

/** A line of the audit trail; `at` is when it was recorded, by the database's clock, with microseconds. */
export interface AuditEntry {
  readonly at: string;
  readonly factId: string;
  readonly type: string;
  readonly outcome: 'accepted' | 'refused';
  readonly code: string | null;
  readonly actor: Actor;
  readonly aggregate: string;
  readonly aggregateId: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly correlationId: string;
}

const COLUMNS = `to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  fact_id as "factId", type, outcome, code, actor, aggregate, aggregate_id as "aggregateId",
  before, after, correlation_id as "correlationId"`;

/** Reads the journal for the auditor, newest first, in pages by (at, fact id). */
export class AuditReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly schema: string,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws `platform/cursor-rejected` when the cursor is not of this very question */
  async list(query: AuditQuery): Promise<{ readonly rows: AuditEntry[]; readonly next: string | null }> {
    const params = new SqlParameters();
    const conditions = [...conditionsOf(query, params), ...this.afterCursor(query, params)];
    const rows = await runSql<AuditEntry>(this.dataSource, {
      text: `select ${COLUMNS} from ${qualified(this.schema, 'journal')} as journal
        where ${conditions.join(' and ')}
        order by recorded_at desc, fact_id desc limit ${params.bind(query.limit + 1)}`,
      values: params.values,
    });
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const next = rows.length > page.length && last ? this.cursorAfter(query, last) : null;
    return { rows: page, next };
  }

  private afterCursor(query: AuditQuery, params: SqlParameters): string[] {
    if (query.cursor === undefined) return [];
    const [at, factId] = this.cursors.decode(this.purposeOf(query), query.cursor);
    return [`(recorded_at, fact_id) < (${params.bind(at)}::timestamptz, ${params.bind(factId)}::uuid)`];
  }

  private cursorAfter(query: AuditQuery, last: AuditEntry): string {
    return this.cursors.encode(this.purposeOf(query), [last.at, last.factId]);
  }

  /** The question a cursor belongs to: another district or filter would silently skip rows. */
  private purposeOf({ districtId, aggregateId, personId, outcome, from, to }: AuditQuery): string {
    const question = JSON.stringify([districtId, aggregateId, personId, outcome, from, to]);
    const hash = createHash('sha256').update(question).digest('base64url').slice(0, 16);
    return `${this.schema}.audit.${hash}`;
  }
}

function conditionsOf(query: AuditQuery, params: SqlParameters): string[] {
  const { districtId, aggregateId, personId, outcome, from, to, restrict } = query;
  return [
    `district_id = ${params.bind(districtId)}`,
    ...(aggregateId === undefined ? [] : [`aggregate_id = ${params.bind(aggregateId)}`]),
    ...(personId === undefined ? [] : [`actor_person_id = ${params.bind(personId)}`]),
    ...(outcome === undefined ? [] : [`outcome = ${params.bind(outcome)}`]),
    ...(from === undefined ? [] : [`recorded_at >= ${params.bind(from)}`]),
    ...(to === undefined ? [] : [`recorded_at < ${params.bind(to)}`]),
    ...(restrict ? [`(${restrict(params)})`] : []),
  ];
}
