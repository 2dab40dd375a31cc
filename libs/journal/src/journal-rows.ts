import { actorOf, type CommandContext, type Failure } from '#libs/kernel';
import { uuidv7 } from '#libs/kernel';
import { type AggregateWrite, bucketOf, type JournalEntry, subjectOf } from './aggregate-write.js';
import type { JournalRow } from './write-statement.js';

/** The journal rows of one accepted command; the first carries its receipt. */
export function acceptedRows(write: AggregateWrite): JournalRow[] {
  if (write.entries.length === 0) throw new TypeError('an accepted command without a journal entry');
  return write.entries.map((entry, seq) => acceptedRow(write, entry, seq));
}

function acceptedRow(write: AggregateWrite, entry: JournalEntry, seq: number): JournalRow {
  const { context } = write;
  const receipt = seq === 0 && context.commandKey !== null;
  return {
    district_id: context.caller.districtId,
    fact_id: entry.factId,
    aggregate: write.table.aggregate,
    aggregate_id: write.id,
    aggregate_version: write.expectedVersion + 1,
    seq,
    type: entry.type,
    subject: entry.published ? (entry.subject ?? subjectOf(entry.type)) : null,
    data: entry.data,
    outcome: 'accepted',
    code: null,
    actor: write.actor,
    actor_person_id: context.caller.personId,
    command_key: receipt ? context.commandKey : null,
    request_hash: receipt ? context.requestHash : null,
    answer: receipt ? write.answer : null,
    before: entry.before,
    after: entry.after,
    correlation_id: context.correlationId,
    causation_id: context.causationId,
    occurred_at: entry.occurredAt,
    bucket: bucketOf(write.id),
  };
}

export interface Refusal {
  readonly name: string;
  readonly aggregate: string;
  /** Null where the caller may not even know that it exists. */
  readonly aggregateId: string | null;
  readonly aggregateVersion: number | null;
  readonly failure: Failure;
  readonly context: CommandContext;
  /** Whether the same key gets the same refusal again. */
  readonly keepsKey: boolean;
  readonly occurredAt: Date;
}

/** The audit row of a refused command. */
export function refusedRow(refusal: Refusal): JournalRow {
  const { context, failure } = refusal;
  const key = refusal.keepsKey ? context.commandKey : null;
  return {
    district_id: context.caller.districtId,
    fact_id: uuidv7(),
    aggregate: refusal.aggregate,
    aggregate_id: refusal.aggregateId,
    aggregate_version: refusal.aggregateVersion,
    seq: 0,
    type: refusal.name,
    subject: null,
    data: {},
    outcome: 'refused',
    code: failure.code,
    actor: actorOf(context.caller),
    actor_person_id: context.caller.personId,
    command_key: key,
    request_hash: key === null ? null : context.requestHash,
    answer: key === null ? null : failure,
    before: null,
    after: null,
    correlation_id: context.correlationId,
    causation_id: context.causationId,
    occurred_at: refusal.occurredAt,
    bucket: refusal.aggregateId === null ? 0 : bucketOf(refusal.aggregateId),
  };
}
