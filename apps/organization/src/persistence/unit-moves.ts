import { unitMoved, type UnitSnapshot } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';
import { prefixPattern, runSql } from '#libs/persistence';
import type { Unit } from '../domain/unit.js';
import type { UnitRepository } from '../ports/unit-repository.js';
import { published } from './journal-entries.js';
import type { WideChange } from './journaled-transaction.js';
import { markForFreshLook, raiseEpochsIn } from './rights.js';
import { lockChains } from './tree-locks.js';
import { writeOf } from './unit-writes.js';
import { snapshotOf } from './unit-row.js';

/**
 * One fact for the whole subtree. What lies below gets its path set-based and counts its version on, so
 * that whoever read it before cannot write the old path back.
 */
export async function moveSubtree(
  tx: Transaction,
  command: Parameters<UnitRepository['move']>[0],
  decide: Parameters<UnitRepository['move']>[1],
): Promise<WideChange<UnitSnapshot>> {
  const { districtId } = command.context.caller;
  const { unitId, newParentId, now } = command;
  const locked = await lockChains(tx, districtId, { unitIds: [unitId, newParentId], mode: 'update' });
  const unit = locked.get(unitId)!;
  const deepest = await deepestLevel(tx, unit);
  const moved = decide({ unit, newParent: locked.get(newParentId)!, deepest });
  await raiseEpochsIn(tx, districtId, unit.path);
  await carryBelow(tx, unit, moved);
  await markForFreshLook(tx, districtId, { unitIds: [unitId], now });
  const after = snapshotOf(moved);
  const data = { unit: after, oldPath: unit.path };
  const entry = published(unitMoved, data, { before: snapshotOf(unit), after, now });
  return { writes: [writeOf(command, moved, [entry])], answer: after };
}

async function deepestLevel(tx: Transaction, unit: Unit): Promise<number> {
  const [row] = await runSql<{ deepest: number }>(tx, {
    text: `select max(length(path) - length(replace(path, '/', '')) - 1)::int as deepest
      from units where district_id = $1 and path like $2`,
    values: [unit.districtId, prefixPattern(unit.path)],
  });
  return row?.deepest ?? 0;
}

async function carryBelow(tx: Transaction, from: Unit, to: Unit): Promise<void> {
  await runSql(tx, {
    text: `update units set path = $3 || substr(path, length($4) + 1), version = version + 1
      where district_id = $1 and path like $2 and id <> $5`,
    values: [from.districtId, prefixPattern(from.path), to.path, from.path, from.unitId],
  });
}
