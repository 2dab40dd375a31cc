import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApprovalStart } from '#libs/contracts';
import { ID_NAMESPACES, uuid5, uuidv7 } from '#libs/kernel';
import { runSql } from '#libs/persistence';
import { as, caller, DISTRICT, openApproval, personId, UNIT, type Approval } from './approval-database.js';
import { node } from './scenario.js';

const CRITERION = uuid5(ID_NAMESPACES.demo, 'criterion');

let approval: Approval;

beforeAll(async () => {
  approval = await openApproval();
  const anybody = node('n', 'any', [personId('A'), personId('B')]);
  const flow = { key: 'review', name: '办结审核', purpose: 'completion-review' as const, ownerUnitId: UNIT };
  await approval.publish({ ...flow, nodes: [anybody] });
  await runSql(approval.dataSource, {
    text: `insert into org_units (district_id, unit_id, path, kind, name, code, valid_from, version)
      values ($1, $2, '/1/', 'work-committee', '青岚街道党工委', 'QL', '2026-01-01', 1)`,
    values: [DISTRICT, UNIT],
  });
});

afterAll(() => approval?.close());

async function submitted(title = '清理楼道堆物'): Promise<ApprovalStart> {
  const businessId = uuidv7();
  const start: ApprovalStart = {
    instanceId: uuid5(ID_NAMESPACES.approvalInstance, 'task', businessId, '1'),
    flowKey: 'review',
    businessType: 'task',
    businessId,
    round: 1,
    title,
    subjectUnitId: UNIT,
    initiator: { personId: personId('S'), name: 'S', unitId: UNIT },
    variables: {},
    decisionForm: {
      criteria: [{ criterionId: CRITERION, text: '附清单' }],
      resultLevels: ['完成', '做好'],
    },
    contentHash: 'a'.repeat(64),
    previousInstanceId: null,
  };
  await approval.start(start);
  return start;
}

const queueOf = async (name: string, view: 'pending' | 'decided' = 'pending') =>
  (await approval.instances.queue({ view, limit: 50 }, caller(name))).rows;

const rowOf = async (start: ApprovalStart, name: string) =>
  (await queueOf(name)).find((row) => row.instanceId === start.instanceId)!;

describe('a row of a queue', () => {
  it('holds all that a simple decision needs, with the unit and since when it waits', async () => {
    const start = await submitted();
    expect(await rowOf(start, 'A')).toMatchObject({
      businessType: 'task',
      businessId: start.businessId,
      title: '清理楼道堆物',
      subjectUnitId: UNIT,
      subjectUnitName: '青岚街道党工委',
      initiatorName: 'S',
      submittedAt: '2026-05-06T01:00:00.000Z',
      openedAt: '2026-05-06T01:00:00.000Z',
      decisionForm: start.decisionForm,
      round: 1,
      version: 1,
    });
  });

  it('goes from one’s pending to one’s decided, and to nobody else’s', async () => {
    const { assignmentId, version } = await rowOf(await submitted(), 'A');
    const approve = { assignmentId, shownVersion: version, opinion: '属实', resultLevel: '做好' };
    await approval.approving.execute(approve, as('A'));
    const idsIn = async (name: string, view: 'pending' | 'decided') =>
      (await queueOf(name, view)).map((row) => row.assignmentId);
    expect(await idsIn('A', 'pending')).not.toContain(assignmentId);
    expect((await queueOf('A', 'decided')).find((row) => row.assignmentId === assignmentId)).toMatchObject({
      state: 'approved',
      opinion: '属实',
      resultLevel: '做好',
    });
    expect(await idsIn('B', 'decided')).toEqual([]);
  });
});

describe('several decisions at once', () => {
  it('are each what they would be alone, with their result levels and reasons', async () => {
    const [good, bad, unclear] = [await submitted(), await submitted(), await submitted()];
    const named = async (start: ApprovalStart) => {
      const { assignmentId, version: shownVersion } = await rowOf(start, 'B');
      return { assignmentId, shownVersion };
    };
    const decisions = [
      { ...(await named(good)), decision: 'approve', opinion: null, resultLevel: '完成' },
      { ...(await named(bad)), decision: 'return', reason: '未附清单', criterionId: CRITERION },
      { ...(await named(unclear)), decision: 'approve', opinion: null, resultLevel: '一流' },
    ] as const;
    const results = await approval.many.execute(decisions, as('B'));
    expect(results.map(({ done, code }) => [done, code])).toEqual([
      [true, null],
      [true, null],
      [false, 'approval/result-level-unknown'],
    ]);
    const shown = async (start: ApprovalStart) =>
      (await approval.instances.get(start.instanceId, caller('S')))!;
    expect((await shown(good)).assignments.find(({ state }) => state === 'approved')).toMatchObject({
      resultLevel: '完成',
    });
    expect([(await shown(bad)).state, (await shown(unclear)).state]).toEqual(['draft', 'running']);
  });
});

describe('open pages', () => {
  it('of everybody asked are told to look again, when a matter comes and when one has decided it', async () => {
    approval.hints.sent.length = 0;
    const start = await submitted();
    const told = { topic: 'assignment', id: start.instanceId };
    const both = { personIds: [personId('A'), personId('B')] };
    expect(approval.hints.sent).toEqual([{ ...told, version: 1, to: both }]);
    const { assignmentId, version } = await rowOf(start, 'A');
    const approve = { assignmentId, shownVersion: version, opinion: null, resultLevel: null };
    await approval.approving.execute(approve, as('A'));
    expect(approval.hints.sent.at(-1)).toEqual({ ...told, version: 2, to: both });
  });

  it('are told nothing of a decision that was refused', async () => {
    const { assignmentId } = await rowOf(await submitted(), 'A');
    approval.hints.sent.length = 0;
    const approve = { assignmentId, shownVersion: 9, opinion: null, resultLevel: null };
    await expect(approval.approving.execute(approve, as('A'))).rejects.toMatchObject({
      code: 'platform/stale-version',
    });
    expect(approval.hints.sent).toEqual([]);
  });
});
