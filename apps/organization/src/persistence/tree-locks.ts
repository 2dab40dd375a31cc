import type { Transaction } from '#libs/kernel';
import { runSql } from '#libs/persistence';
import { UnitNotFoundError } from '../domain/unit.errors.js';
import { numbersOf } from '../domain/unit-path.js';
import type { Unit } from '../domain/unit.js';
import { ChangedMeanwhileError } from './journaled-transaction.js';
import { toUnit, UNIT_COLUMNS, type UnitRow } from './unit-row.js';

/**
 * Locks the named units and everything above them, in the order of their ids, and answers the units as
 * they are under the lock. Two moves always share the root, so one of them waits and then sees what the
 * other did: a cycle cannot come to be (reliability D43). Founding a unit shares the chain: its parent's
 * path cannot change before the new unit is stored.
 */
export async function lockChains(
  tx: Transaction,
  districtId: string,
  lock: { readonly unitIds: readonly string[]; readonly mode: 'update' | 'share' },
): Promise<ReadonlyMap<string, Unit>> {
  const seen = await runSql<{ id: string; path: string }>(tx, {
    text: 'select id, path from units where district_id = $1 and id = any($2::uuid[])',
    values: [districtId, lock.unitIds],
  });
  const numbers = [...new Set(seen.flatMap((row) => numbersOf(row.path)))];
  const rows = await runSql<UnitRow>(tx, {
    text: `select ${UNIT_COLUMNS} from units u where u.district_id = $1 and u.number = any($2::int[])
      order by u.id for ${lock.mode}`,
    values: [districtId, numbers],
  });
  const locked = new Map(rows.map((row) => [row.id, toUnit(row)]));
  for (const unitId of lock.unitIds) if (!locked.has(unitId)) throw new UnitNotFoundError();
  const isStill = seen.every(({ id, path }) => locked.get(id)?.path === path);
  if (!isStill) throw new ChangedMeanwhileError();
  return locked;
}

/** One unit, locked against every change. */
export async function lockUnit(tx: Transaction, districtId: string, unitId: string): Promise<Unit> {
  const [row] = await runSql<UnitRow>(tx, {
    text: `select ${UNIT_COLUMNS} from units u where u.district_id = $1 and u.id = $2 for update`,
    values: [districtId, unitId],
  });
  if (!row) throw new UnitNotFoundError();
  return toUnit(row);
}
