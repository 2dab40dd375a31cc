import { identifier } from '#libs/persistence';
import { createHash } from 'node:crypto';
import { type AggregateTable, type SideTable, writtenColumns } from './aggregate-write.js';
import { OWNER_COLUMNS } from './side-packing.js';

/** What decides the text of a statement; everything else is bound. */
export interface WriteShape {
  readonly table: AggregateTable;
  readonly inserts: boolean;
  readonly updates: boolean;
  readonly publishes: boolean;
  readonly sides: readonly SideTable[];
}

export interface WriteStatement {
  readonly name: string;
  readonly text: string;
}

/** Columns of a journal row, as they travel in the second parameter. */
const JOURNAL_COLUMNS = {
  district_id: 'uuid',
  fact_id: 'uuid',
  aggregate: 'text',
  aggregate_id: 'uuid',
  aggregate_version: 'int',
  seq: 'smallint',
  type: 'text',
  subject: 'text',
  data: 'jsonb',
  outcome: 'text',
  code: 'text',
  actor: 'jsonb',
  actor_person_id: 'text',
  command_key: 'text',
  request_hash: 'text',
  answer: 'jsonb',
  before: 'jsonb',
  after: 'jsonb',
  correlation_id: 'text',
  causation_id: 'text',
  occurred_at: 'timestamptz',
  bucket: 'smallint',
} as const;

export type JournalRow = Readonly<Record<keyof typeof JOURNAL_COLUMNS, unknown>>;

const list = (columns: readonly string[], prefix = ''): string =>
  columns.map((column) => `${prefix}${identifier(column)}`).join(', ');

const typedList = (columns: Readonly<Record<string, string>>): string =>
  Object.entries(columns)
    .map(([column, type]) => `${identifier(column)} ${type}`)
    .join(', ');

const recordset = (parameter: string, columns: Readonly<Record<string, string>>): string =>
  `jsonb_to_recordset(${parameter}::jsonb) as r(${typedList(columns)})`;

const record = (parameter: string, columns: Readonly<Record<string, string>>): string =>
  `jsonb_to_record(${parameter}::jsonb) as s(${typedList(columns)})`;

/**
 * The one statement that makes a change true: state by compare-and-set, side rows, journal and pending,
 * all joined to the winners. `$1` are the states, `$2` the journal rows, `$3…` the side rows, each a
 * JSON array; it returns the ids that won. Rows of a side table with shared
 * columns travel as `{ shared, rows }`.
 */
export function writeStatement(shape: WriteShape): WriteStatement {
  const parts = [
    ...(shape.updates ? [updated(shape)] : []),
    ...(shape.inserts ? [inserted(shape.table)] : []),
    won(shape),
    ...shape.sides.map((side, index) => sideInsert(shape.table.schema, side, index)),
    journaled(shape.table.schema, shape.publishes),
    ...(shape.publishes ? [queued(shape.table.schema)] : []),
  ];
  const text = `with ${parts.join(',\n')}\nselect id from won`;
  return named('w', text);
}

function stateColumns(table: AggregateTable, inserts: boolean): Readonly<Record<string, string>> {
  return { district_id: 'uuid', id: 'uuid', expected_version__: 'int', ...writtenColumns(table, inserts) };
}

function updated({ table, inserts }: WriteShape): string {
  const sets = Object.keys(writtenColumns(table, false)).map(
    (column) => `${identifier(column)} = r.${column}`,
  );
  return `updated as (
  update ${qualified(table.schema, table.table)} as t
  set ${['version = r.expected_version__ + 1', ...sets].join(', ')}
  from ${recordset('$1', stateColumns(table, inserts))}
  where r.expected_version__ > 0 and t.district_id = r.district_id and t.id = r.id
    and t.version = r.expected_version__
  returning t.district_id, t.id)`;
}

function inserted(table: AggregateTable): string {
  const columns = Object.keys(table.columns);
  return `inserted as (
  insert into ${qualified(table.schema, table.table)} (${list(['district_id', 'id', 'version', ...columns])})
  select r.district_id, r.id, 1${columns.map((column) => `, r.${column}`).join('')}
  from ${recordset('$1', stateColumns(table, true))}
  where r.expected_version__ = 0
  on conflict (district_id, id) do nothing
  returning district_id, id)`;
}

function won(shape: WriteShape): string {
  const sources = [...(shape.updates ? ['updated'] : []), ...(shape.inserts ? ['inserted'] : [])];
  return `won as (${sources.map((source) => `select district_id, id from ${source}`).join(' union all ')})`;
}

function sideInsert(schema: string, side: SideTable, index: number): string {
  const shared = new Set(side.shared);
  const from = (column: string) => `${shared.has(column) ? 's' : 'r'}.${identifier(column)}`;
  const columns = Object.keys(side.columns);
  return `side_${index} as (
  insert into ${qualified(schema, side.table)} (${list(columns)})
  select ${columns.map(from).join(', ')}
  from ${sideRows(side, `$${index + 3}`)}
  join won on won.district_id = ${from('owner_district__')} and won.id = ${from('owner_id__')}
  ${onConflict(side)})`;
}

/** The rows as `r`, what they share as `s`. */
function sideRows(side: SideTable, parameter: string): string {
  const columns = Object.entries({ ...OWNER_COLUMNS, ...side.columns });
  const shared = new Set(side.shared);
  const typed = (wanted: boolean) =>
    Object.fromEntries(columns.filter(([column]) => shared.has(column) === wanted));
  if (shared.size === 0) return recordset(parameter, typed(false));
  return `${recordset(`(${parameter}::jsonb -> 'rows')`, typed(false))}
  cross join ${record(`(${parameter}::jsonb -> 'shared')`, typed(true))}`;
}

function onConflict(side: SideTable): string {
  const rule = side.conflict ?? 'error';
  if (rule === 'error') return '';
  if (rule === 'ignore') return 'on conflict do nothing';
  const sets = rule.update.map((column) => `${identifier(column)} = excluded.${column}`);
  return `on conflict (${list(rule.on)}) do update set ${sets.join(', ')}`;
}

function journaled(schema: string, isRead: boolean): string {
  const columns = Object.keys(JOURNAL_COLUMNS);
  return `journaled as (
  insert into ${qualified(schema, 'journal')} (${list(columns)})
  select ${list(columns, 'r.')}
  from ${recordset('$2', JOURNAL_COLUMNS)}
  join won on won.district_id = r.district_id and won.id = r.aggregate_id
  ${isRead ? 'returning district_id, fact_id, aggregate_id, seq, subject' : ''})`;
}

/** Of what was journaled, so that the rows are parsed once. */
function queued(schema: string): string {
  return `queued as (
  insert into ${qualified(schema, 'pending')} (district_id, fact_id, aggregate_id)
  select r.district_id, r.fact_id, r.aggregate_id from journaled r
  where r.subject is not null
  order by r.aggregate_id, r.seq)`;
}

/** An audit row of its own: `$1` is a JSON array of one journal row; nothing is returned when its command key is taken. */
export function refusalStatement(schema: string): WriteStatement {
  const columns = Object.keys(JOURNAL_COLUMNS);
  return {
    name: `refusal_${schema}`,
    text: `insert into ${qualified(schema, 'journal')} (${list(columns)})
      select ${list(columns, 'r.')} from ${recordset('$1', JOURNAL_COLUMNS)}
      on conflict (district_id, actor_person_id, command_key) where command_key is not null do nothing
      returning fact_id`,
  };
}

/**
 * States and receipts in one query: `$1` a JSON array of `{ district_id, id, person_id, command_key }`. One row for each,
 * with its place from 1 in `place__`. Everything is looked up by itself, and nothing shows the planner how many are asked
 * for: with arrays it would plan anew for every length, which takes longer than the answer.
 */
export function readStatement(table: AggregateTable): WriteStatement {
  const columns = ['id', 'district_id', 'version', ...Object.keys(table.columns)];
  const text = `select ${list(columns, 's.')}, q.place as place__,
      j.outcome as receipt_outcome__, j.request_hash as receipt_hash__, j.answer as receipt_answer__
    from rows from (jsonb_to_recordset($1::jsonb) as (district_id uuid, id uuid, person_id text, command_key text))
      with ordinality as q(district_id, id, person_id, command_key, place)
    left join lateral (select ${list(columns)} from ${qualified(table.schema, table.table)} t
      where t.district_id = q.district_id and t.id = q.id limit 1) s on true
    left join lateral (select outcome, request_hash, answer from ${qualified(table.schema, 'journal')} t
      where t.district_id = q.district_id and t.actor_person_id = q.person_id and t.command_key = q.command_key limit 1) j on true`;
  return named('r', text);
}

/** Many states at once: `$1` district, `$2` ids. Locked after a lost race, in the order of their ids. */
export function readManyStatement(table: AggregateTable, locked: boolean): WriteStatement {
  return named(
    'm',
    `select ${list(['id', 'district_id', 'version', ...Object.keys(table.columns)])}
    from ${qualified(table.schema, table.table)} where district_id = $1 and id = any($2::uuid[])
    ${locked ? 'order by id for update' : ''}`,
  );
}

/** Prepared once per connection, under a name that is as long-lived as its text. */
function named(kind: string, text: string): WriteStatement {
  return { text, name: `${kind}_${createHash('sha256').update(text).digest('hex').slice(0, 40)}` };
}

export function qualified(schema: string, table: string): string {
  return `${identifier(schema)}.${identifier(table)}`;
}
