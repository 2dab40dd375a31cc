import { unitFounded, type UnitSnapshot } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';
import { prefixPattern, runSql } from '#libs/persistence';
import type { Day } from '../domain/calendar-day.js';
import { UnitNotFoundError } from '../domain/unit.errors.js';
import type { Unit } from '../domain/unit.js';
import { type UnitCommand, UnitRepository } from '../ports/unit-repository.js';
import { published } from './journal-entries.js';
import { JournaledTransaction, type WideCommand } from './journaled-transaction.js';
import { raiseEpochsIn } from './rights.js';
import { lockChains, lockUnit } from './tree-locks.js';
import { moveSubtree } from './unit-moves.js';
import { changedEntry, closingEntry, writeOf } from './unit-writes.js';
import { snapshotOf, toUnit, UNIT_COLUMNS, type UnitRow, UNITS } from './unit-row.js';

const SWEEP_AT_MOST = 100;

export class TypeormUnitRepository extends UnitRepository {
  constructor(private readonly wide: JournaledTransaction) {
    super();
  }

  override found(
    command: Parameters<UnitRepository['found']>[0],
    decide: Parameters<UnitRepository['found']>[1],
  ): Promise<UnitSnapshot> {
    const { districtId } = command.context.caller;
    let code = '';
    return this.wide.run({ ...wideOf('create-unit', command), subject: () => code }, async (tx) => {
      const parent = command.parentId && (await this.parentUnderLock(tx, districtId, command.parentId));
      const unit = decide({ parent: parent || null, number: await nextNumber(tx, districtId) });
      code = unit.code;
      const after = snapshotOf(unit);
      const entry = published(unitFounded, { unit: after }, { before: null, after, now: command.now });
      return { writes: [writeOf(command, unit, [entry])], answer: after };
    });
  }

  override rename(command: UnitCommand, decide: (unit: Unit) => Unit): Promise<UnitSnapshot> {
    return this.wide.store.execute<Unit, UnitSnapshot>({
      ...wideOf('rename-unit', command),
      toState: (row) => row && toUnit(row as UnitRow),
      decide: (unit) => {
        if (!unit) throw new UnitNotFoundError();
        const renamed = decide(unit);
        return writeOf(command, renamed, [changedEntry(unit, renamed, command.now)]);
      },
    });
  }

  override move(
    command: Parameters<UnitRepository['move']>[0],
    decide: Parameters<UnitRepository['move']>[1],
  ): Promise<UnitSnapshot> {
    return this.wide.run(wideOf('move-unit', command), (tx) => moveSubtree(tx, command, decide));
  }

  override close(
    command: Parameters<UnitRepository['close']>[0],
    decide: Parameters<UnitRepository['close']>[1],
  ): Promise<UnitSnapshot> {
    const { districtId } = command.context.caller;
    return this.wide.run(wideOf('close-unit', command), async (tx) => {
      const unit = await lockUnit(tx, districtId, command.unitId);
      const closed = decide({ unit, openBelow: await countOpenBelow(tx, unit, command.validTo) });
      const entry = closingEntry(unit, closed, { now: command.now, reason: command.reason });
      if (closed.state === 'closed') await raiseEpochsIn(tx, districtId, unit.path);
      return { writes: [writeOf(command, closed, [entry])], answer: snapshotOf(closed) };
    });
  }

  override closeEnded(
    sweep: Parameters<UnitRepository['closeEnded']>[0],
    decide: Parameters<UnitRepository['closeEnded']>[1],
  ): Promise<number> {
    const { context, now, today } = sweep;
    const { districtId } = context.caller;
    return this.wide.runOnce(async (tx) => {
      const rows = await runSql<UnitRow>(tx, {
        text: `select ${UNIT_COLUMNS} from units u
          where u.district_id = $1 and u.state = 'open' and u.valid_to <= $2
          order by u.id limit $3 for update skip locked`,
        values: [districtId, today, SWEEP_AT_MOST],
      });
      const ended = rows.map(toUnit).map((unit) => ({ unit, closed: decide(unit) }));
      for (const { unit } of ended) await raiseEpochsIn(tx, districtId, unit.path);
      const writes = ended.map(({ unit, closed }) =>
        writeOf({ context, unitId: unit.unitId }, closed, [
          closingEntry(unit, closed, { now, reason: null }),
        ]),
      );
      return { writes, answer: ended.length };
    });
  }

  private async parentUnderLock(tx: Transaction, districtId: string, parentId: string): Promise<Unit> {
    const chain = await lockChains(tx, districtId, { unitIds: [parentId], mode: 'share' });
    return chain.get(parentId)!;
  }
}

function wideOf(name: string, { context, unitId }: UnitCommand): WideCommand {
  return { name: `organization.${name}`, context, table: UNITS, id: unitId };
}

async function nextNumber(tx: Transaction, districtId: string): Promise<number> {
  const [row] = await runSql<{ last_unit_number: number }>(tx, {
    text: `update districts set last_unit_number = last_unit_number + 1 where district_id = $1
      returning last_unit_number`,
    values: [districtId],
  });
  if (!row) throw new UnitNotFoundError();
  return row.last_unit_number;
}

async function countOpenBelow(tx: Transaction, unit: Unit, after: Day): Promise<number> {
  const [row] = await runSql<{ open: number }>(tx, {
    text: `select count(*)::int as open from units
      where district_id = $1 and path like $2 and id <> $3 and state = 'open'
        and (valid_to is null or valid_to > $4)`,
    values: [unit.districtId, prefixPattern(unit.path), unit.unitId, after],
  });
  return row?.open ?? 0;
}
