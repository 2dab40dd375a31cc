import { runSql } from '#libs/persistence';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { delayAfter } from '../domain/throttle.js';
import { LogInThrottle, type ThrottledKey } from '../ports/log-in-throttle.js';

export class TypeormLogInThrottle extends LogInThrottle {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async admit(districtId: string, keys: readonly ThrottledKey[], now: Date): Promise<number> {
    for (const key of keys) {
      const waitMs = await this.count(districtId, key, now);
      if (waitMs > 0) return waitMs;
    }
    return 0;
  }

  /** Failures of the same address keep their delay: only a count back below the free attempts lifts it. */
  override async takeBack(districtId: string, { name, rule }: ThrottledKey): Promise<void> {
    await runSql(this.dataSource, {
      text: `update log_in_attempts set attempts = attempts - 1,
          wait_until = case when attempts - 1 < $3 then last_at else wait_until end
        where district_id = $1 and key = $2 and attempts > 0`,
      values: [districtId, keyOf(name), rule.free],
    });
  }

  override async forget(districtId: string, names: readonly string[]): Promise<void> {
    await runSql(this.dataSource, {
      text: 'delete from log_in_attempts where district_id = $1 and key = any($2::text[])',
      values: [districtId, names.map(keyOf)],
    });
  }

  override async forgetOld(districtId: string, before: Date): Promise<void> {
    await runSql(this.dataSource, {
      text: 'delete from log_in_attempts where district_id = $1 and last_at < $2',
      values: [districtId, before],
    });
  }

  /**
   * Counts by one statement: the row lock makes attempts at once come one after the other, and each of
   * them sees the wait that the one before has earned. Free attempts earn none, and need not come in the order in which
   * they read the clock. The delays are handed over as a table, so that the rule stays in the domain.
   */
  private async count(districtId: string, { name, rule }: ThrottledKey, now: Date): Promise<number> {
    const delays = Array.from({ length: rule.free + 12 }, (_, attempts) => delayAfter(attempts + 1, rule));
    const [row] = await runSql<{ wait_until: Date; counted: boolean }>(this.dataSource, {
      text: `with counted as (
          insert into log_in_attempts as t (district_id, key, attempts, wait_until, last_at)
          values ($1, $2, 1, $3::timestamptz + ($5::int[])[1] * interval '1 millisecond', $3)
          on conflict (district_id, key) do update set
            attempts = case when t.last_at < $4 then 1 else t.attempts + 1 end,
            wait_until = $3::timestamptz + ($5::int[])[least(case when t.last_at < $4 then 1 else t.attempts + 1 end,
              cardinality($5::int[]))] * interval '1 millisecond',
            last_at = $3
          where t.attempts < $6 or t.wait_until <= $3
          returning wait_until)
        select wait_until, true as counted from counted
        union all
        select wait_until, false from log_in_attempts
          where district_id = $1 and key = $2 and not exists (select from counted)`,
      values: [districtId, keyOf(name), now, new Date(now.getTime() - rule.forgetAfterMs), delays, rule.free],
    });
    return row && !row.counted ? Math.max(row.wait_until.getTime() - now.getTime(), 1) : 0;
  }
}

/** Names and addresses of strangers are not kept in clear. */
function keyOf(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}
