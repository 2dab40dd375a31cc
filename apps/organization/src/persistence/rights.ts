import type { Transaction } from '#libs/kernel';
import { prefixPattern, runSql } from '#libs/persistence';

/** Everybody with a post in the subtree of `path`, or over it, has other rights now. */
export async function raiseEpochsIn(tx: Transaction, districtId: string, path: string): Promise<void> {
  await runSql(tx, {
    text: `update persons p set epoch = p.epoch + 1
      from (select distinct a.person_id from appointments a
        join units u on u.district_id = a.district_id and u.id in (a.unit_id, a.scope_unit_id)
        where a.district_id = $1 and a.state <> 'ended' and u.path like $2) as concerned
      where p.district_id = $1 and p.id = concerned.person_id`,
    values: [districtId, prefixPattern(path)],
  });
}

export async function raiseEpochs(
  tx: Transaction,
  districtId: string,
  personIds: readonly string[],
): Promise<void> {
  await runSql(tx, {
    text: 'update persons set epoch = epoch + 1 where district_id = $1 and id = any($2::uuid[])',
    values: [districtId, personIds],
  });
}

/** Has who answers for these units looked at again, in this process or by the sweeper. */
export async function markForFreshLook(
  tx: Transaction,
  districtId: string,
  due: { readonly unitIds: readonly string[]; readonly now: Date },
): Promise<void> {
  await runSql(tx, {
    text: `update units set responsible_due_at = $3
      where district_id = $1 and id = any($2::uuid[]) and state = 'open'`,
    values: [districtId, due.unitIds, due.now],
  });
}
