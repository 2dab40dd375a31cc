import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { STORE_TARGETS } from '../src/persistence/dispatch-sql.js';
import { DISTRICT_ID, idOf } from './task-builder.js';
import { TaskFixture } from './task-fixture.js';

let fixture: TaskFixture;

beforeEach(async () => {
  fixture = await TaskFixture.start();
});
afterEach(() => fixture.stop());

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Loops': number;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const addTargets = (dispatchId: string, many: number) =>
  fixture.rows(
    `insert into dispatch_targets (district_id, dispatch_id, position, unit_id, unit_path, unit_name)
      select $1, $2, i, gen_random_uuid(), '/1/' || i || '/', '支部' from generate_series(1, $3::int) as i`,
    DISTRICT_ID,
    dispatchId,
    many,
  );

describe('a page of a dispatch that has many targets already', () => {
  it('reads one target at most for each unit, though the statistics know only other dispatches', async () => {
    await addTargets(idOf('dispatch known'), 10_000);
    await fixture.rows('analyze dispatch_targets');
    await addTargets(idOf('dispatch growing'), 10_000);
    const page = Array.from({ length: 50 }, (_, index) => ({
      unitId: idOf(`unit ${index}`),
      path: `/2/${index}/`,
      name: '支部',
      responsible: null,
    }));
    const [row] = await fixture.rows<{ 'QUERY PLAN': readonly [{ Plan: PlanNode }] }>(
      `explain (analyze, format json) ${STORE_TARGETS}`,
      DISTRICT_ID,
      idOf('dispatch growing'),
      idOf('item'),
      JSON.stringify(page),
      false,
    );
    const looks = nodesOf(row!['QUERY PLAN'][0].Plan).filter(
      (node) => node['Relation Name'] === 'dispatch_targets' && node['Actual Loops'] === page.length,
    );
    expect(looks).toHaveLength(1);
    const read = looks[0]!['Actual Rows'] + (looks[0]!['Rows Removed by Filter'] ?? 0);
    expect(read).toBeLessThanOrEqual(1);
  });
});
