import { unitChanged, unitClosed, type UnitSnapshot } from '#libs/contracts';
import type { AggregateWrite, JournalEntry } from '#libs/journal';
import { actorOf } from '#libs/kernel';
import type { Unit } from '../domain/unit.js';
import type { UnitCommand } from '../ports/unit-repository.js';
import { published } from './journal-entries.js';
import { alongside } from './journaled-transaction.js';
import { fromUnit, snapshotOf, UNITS } from './unit-row.js';

export function writeOf(
  command: Pick<UnitCommand, 'context' | 'unitId'>,
  unit: Unit,
  entries: readonly JournalEntry[],
): AggregateWrite & { readonly answer: UnitSnapshot } {
  return {
    table: UNITS,
    id: unit.unitId,
    expectedVersion: unit.version - 1,
    row: fromUnit(unit),
    entries,
    actor: actorOf(command.context.caller),
    context: command.unitId === unit.unitId ? command.context : alongside(command.context),
    answer: snapshotOf(unit),
  };
}

/** The whole value of the unit, as every projection keeps it. */
export function changedEntry(before: Unit, after: Unit, now: Date): JournalEntry {
  const unit = snapshotOf(after);
  return published(unitChanged, { unit }, { before: snapshotOf(before), after: unit, now });
}

/** Ended now, or only given a day on which it will. */
export function closingEntry(
  before: Unit,
  after: Unit,
  told: { readonly now: Date; readonly reason: string | null },
): JournalEntry {
  const unit = snapshotOf(after);
  const fact = after.state === 'closed' ? unitClosed : unitChanged;
  const record = { ...unit, ...(told.reason === null ? {} : { reason: told.reason }) };
  return published(fact, { unit }, { before: snapshotOf(before), after: record, now: told.now });
}
