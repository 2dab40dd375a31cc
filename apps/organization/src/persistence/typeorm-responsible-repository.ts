import type { Duty, Transaction } from '#libs/kernel';
import { runSql } from '#libs/persistence';
import { type Holder, isSameResponsible } from '../domain/responsible.js';
import { type ResponsiblePerson, type Unit, withResponsible } from '../domain/unit.js';
import { ResponsibleRepository } from '../ports/responsible-repository.js';
import { inEffect } from './appointment-row.js';
import { JournaledTransaction } from './journaled-transaction.js';
import { toUnit, UNIT_COLUMNS, type UnitRow } from './unit-row.js';
import { changedEntry, writeOf } from './unit-writes.js';

const AT_ONCE = 200;

interface HolderRow extends Omit<Holder, 'from'> {
  readonly unitId: string;
  readonly from: string;
  readonly duties: Duty[];
}

export class TypeormResponsibleRepository extends ResponsibleRepository {
  constructor(private readonly wide: JournaledTransaction) {
    super();
  }

  override refreshSome(
    sweep: Parameters<ResponsibleRepository['refreshSome']>[0],
    decide: Parameters<ResponsibleRepository['refreshSome']>[1],
  ): Promise<number> {
    const { context, now, today } = sweep;
    const { districtId } = context.caller;
    return this.wide.runOnce(async (tx) => {
      const units = await markedUnits(tx, districtId, now);
      const holders = await holdersIn(tx, units, today);
      const above = await responsibleAbove(tx, units);
      const changed = units.flatMap((unit) => {
        const chosen = decide(holders.get(unit.unitId) ?? [], above.get(unit.parentId ?? '') ?? null);
        return isSameResponsible(chosen, unit.responsible)
          ? []
          : [{ unit, next: withResponsible(unit, chosen) }];
      });
      await clearMarks(tx, units);
      await markBelow(
        tx,
        changed.map(({ unit }) => unit),
        now,
      );
      const writes = changed.map(({ unit, next }) =>
        writeOf({ context, unitId: unit.unitId }, next, [changedEntry(unit, next, now)]),
      );
      return { writes, answer: units.length };
    });
  }
}

/** Upper levels first. The row locks keep a mark that is set meanwhile until after this look. */
async function markedUnits(tx: Transaction, districtId: string, now: Date): Promise<Unit[]> {
  const rows = await runSql<UnitRow>(tx, {
    text: `select ${UNIT_COLUMNS} from units u
      where u.district_id = $1 and u.responsible_due_at <= $2
      order by length(u.path), u.id limit $3 for update skip locked`,
    values: [districtId, now, AT_ONCE],
  });
  return rows.map(toUnit);
}

async function holdersIn(
  tx: Transaction,
  units: readonly Unit[],
  today: string,
): Promise<ReadonlyMap<string, HolderRow[]>> {
  const rows = await runSql<HolderRow>(tx, {
    text: `select a.unit_id as "unitId", a.id as "appointmentId", a.person_id as "personId", p.name,
        o.title as "postTitle", o.duties, o.heads, a.from_day as "from"
      from appointments a
      join persons p on p.district_id = a.district_id and p.id = a.person_id
      join posts o on o.district_id = a.district_id and o.id = a.post_id
      where a.district_id = $1 and a.unit_id = any($2::uuid[]) and a.state <> 'ended' and ${inEffect('$3')}`,
    values: [units[0]?.districtId, units.map((unit) => unit.unitId), today],
  });
  return Map.groupBy(rows, (row) => row.unitId);
}

async function responsibleAbove(
  tx: Transaction,
  units: readonly Unit[],
): Promise<ReadonlyMap<string, ResponsiblePerson | null>> {
  const rows = await runSql<UnitRow>(tx, {
    text: `select ${UNIT_COLUMNS} from units u where u.district_id = $1 and u.id = any($2::uuid[])`,
    values: [units[0]?.districtId, units.flatMap((unit) => unit.parentId ?? [])],
  });
  return new Map(rows.map((row) => [row.id, toUnit(row).responsible]));
}

async function clearMarks(tx: Transaction, units: readonly Unit[]): Promise<void> {
  await runSql(tx, {
    text: 'update units set responsible_due_at = null where district_id = $1 and id = any($2::uuid[])',
    values: [units[0]?.districtId, units.map((unit) => unit.unitId)],
  });
}

async function markBelow(tx: Transaction, parents: readonly Unit[], now: Date): Promise<void> {
  await runSql(tx, {
    text: `update units set responsible_due_at = $3
      where district_id = $1 and parent_id = any($2::uuid[]) and state = 'open'`,
    values: [parents[0]?.districtId, parents.map((unit) => unit.unitId), now],
  });
}
