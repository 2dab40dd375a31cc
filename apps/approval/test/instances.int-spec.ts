import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApprovalStart } from '#libs/contracts';
import { ID_NAMESPACES, uuid5, uuidv7 } from '#libs/kernel';
import { inTransaction } from '#libs/persistence';
import { as, caller, openApproval, personId, UNIT, type Approval } from './approval-database.js';
import { node } from './scenario.js';

const CRITERION = uuid5(ID_NAMESPACES.demo, 'criterion');

function startOf(flowKey: string, round = 1, businessId = uuidv7()): ApprovalStart {
  return {
    instanceId: uuid5(ID_NAMESPACES.approvalInstance, 'task', businessId, String(round)),
    flowKey,
    businessType: 'task',
    businessId,
    round,
    title: '清理楼道堆物',
    subjectUnitId: UNIT,
    initiator: { personId: personId('S'), name: 'S', unitId: UNIT },
    variables: {},
    decisionForm: { criteria: [{ criterionId: CRITERION, text: '附清单' }], resultLevels: [] },
    contentHash: 'a'.repeat(64),
    previousInstanceId: null,
  };
}

describe('approval on PostgreSQL', () => {
  let approval: Approval;
  const people = ['A', 'B', 'C'].map(personId);
  const shown = async (start: ApprovalStart) =>
    (await approval.instances.get(start.instanceId, caller('S')))!;
  const assignmentOf = async (start: ApprovalStart, name: string) =>
    (await shown(start)).assignments.find((each) => each.person.personId === personId(name))!;
  const approve = async (start: ApprovalStart, name: string, key?: string) => {
    const { assignmentId } = await assignmentOf(start, name);
    return approval.approving.execute(
      { assignmentId, shownVersion: 1, opinion: null, resultLevel: null },
      as(name, key),
    );
  };

  beforeAll(async () => {
    approval = await openApproval();
    const nodes = {
      all: [node('n', 'all', people), node('m', 'all', [personId('D')])],
      any: [node('n', 'any', people)],
      'any-then-one': [node('n', 'any', people), node('m', 'all', [personId('D')])],
      'one-by-one': [node('n', 'sequential', people)],
    };
    for (const [key, list] of Object.entries(nodes)) {
      await approval.publish({
        key,
        name: key,
        purpose: 'completion-review',
        ownerUnitId: UNIT,
        nodes: list,
      });
    }
  });

  afterAll(async () => {
    await approval?.close();
  });

  it('starts one instance for a start that is told five times', async () => {
    const start = startOf('all');
    for (let told = 0; told < 5; told += 1) await approval.start(start);
    expect(await shown(start)).toMatchObject({ state: 'running', version: 1, currentNodeKey: 'n' });
    const queue = await approval.instances.queue({ view: 'pending', limit: 50 }, caller('A'));
    expect(queue.rows.filter((row) => row.instanceId === start.instanceId)).toHaveLength(1);
  });

  it('has exactly one winner when everybody decides at once on a node of the any kind', async () => {
    const start = startOf('any');
    await approval.start(start);
    const outcomes = await Promise.allSettled(['A', 'B', 'C'].map((name) => approve(start, name)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(
      outcomes.filter((outcome) => outcome.status === 'rejected').map((outcome) => outcome.reason.code),
    ).toEqual(['approval/assignment-closed', 'approval/assignment-closed']);
    const states = (await shown(start)).assignments.map((each) => each.state).sort();
    expect(states).toEqual(['approved', 'superseded', 'superseded']);
  });

  it('loses no approval when everybody approves at once on a node of the all kind', async () => {
    const start = startOf('all');
    await approval.start(start);
    await Promise.all(['A', 'B', 'C'].map((name) => approve(start, name)));
    expect(await shown(start)).toMatchObject({ state: 'running', currentNodeKey: 'm' });
    await approve(start, 'D');
    expect((await shown(start)).state).toBe('approved');
    expect(
      (await approval.facts()).filter((type) => type === 'approval.instance.approved').length,
    ).toBeGreaterThan(0);
  });

  it('tells after each decision whom it waits for now: the rest of a node, then those of the next one', async () => {
    const steps: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
      all: [
        ['B', ['A', 'C']],
        ['A', ['C']],
        ['C', ['D']],
        ['D', []],
      ],
      'any-then-one': [
        ['C', ['D']],
        ['D', []],
      ],
      'one-by-one': [
        ['A', ['B']],
        ['B', ['C']],
        ['C', []],
      ],
    };
    for (const [flowKey, decided] of Object.entries(steps)) {
      const start = startOf(flowKey);
      await approval.start(start);
      for (const [name] of decided) await approve(start, name);
      const asked = decided.map(([, names]) => names.map(personId)).filter((ids) => ids.length > 0);
      expect([flowKey, await approval.askedBySteps(start.instanceId)]).toEqual([flowKey, asked]);
      expect((await shown(start)).state).toBe('approved');
    }
  });

  it('S96: answers the same to the same command five times, and has one effect', async () => {
    const start = startOf('all');
    await approval.start(start);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => approve(start, 'A', `${start.businessId}-key`)),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await shown(start)).version).toBe(2);
  });

  it('S88: hands back with the criterion cited, and a new round names the one before', async () => {
    const start = startOf('all');
    await approval.start(start);
    const { assignmentId } = await assignmentOf(start, 'B');
    const refusal = { assignmentId, shownVersion: 1, reason: '未附清单', criterionId: CRITERION };
    expect((await approval.refusing.return(refusal, as('B'))).state).toBe('draft');
    const next = { ...startOf('all', 2, start.businessId), previousInstanceId: start.instanceId };
    await approval.start(next);
    expect(await shown(next)).toMatchObject({
      state: 'running',
      round: 2,
      previousInstanceId: start.instanceId,
    });
  });

  it('refuses a start whose flow does not exist once, with a fact and no instance', async () => {
    const start = startOf('no-such-flow');
    await approval.start(start);
    await approval.start(start);
    expect(await approval.instances.get(start.instanceId, caller('S'))).toBeUndefined();
    expect(
      (await approval.facts()).filter((type) => type === 'approval.instance.start-refused'),
    ).toHaveLength(1);
  });

  it('voids what runs and leaves alone what has ended', async () => {
    const start = startOf('any');
    await approval.start(start);
    const gone = [{ instanceId: start.instanceId, context: { ...as('S'), commandKey: null } }];
    for (let told = 0; told < 2; told += 1)
      await inTransaction(approval.dataSource, (tx) => approval.voiding.execute(tx, gone));
    expect(await shown(start)).toMatchObject({ state: 'voided', version: 2 });
  });

  it('S93: does not exist for whom it does not concern', async () => {
    const start = startOf('all');
    await approval.start(start);
    expect(await approval.instances.get(start.instanceId, caller('X'))).toBeUndefined();
    await expect(approval.withdrawing.execute(start.instanceId, as('X'))).rejects.toMatchObject({
      code: 'approval/instance-not-found',
    });
    expect((await approval.instances.queue({ view: 'pending', limit: 50 }, caller('X'))).rows).toEqual([]);
  });

  it('shows one assignment to the person asked, open or decided, and to nobody else', async () => {
    const start = startOf('any');
    await approval.start(start);
    const { assignmentId } = await assignmentOf(start, 'A');
    expect(await approval.queue.one(assignmentId, caller('A'))).toMatchObject({
      title: start.title,
      state: 'pending',
      light: 'green',
    });
    await approve(start, 'A');
    expect(await approval.queue.one(assignmentId, caller('A'))).toMatchObject({
      state: 'approved',
      version: 2,
      light: null,
    });
    for (const other of ['B', 'S', 'X'])
      await expect(approval.queue.one(assignmentId, caller(other))).rejects.toMatchObject({
        code: 'approval/assignment-not-found',
      });
  });

  it('shows a queue in pages, oldest first, each row once', async () => {
    for (let count = 0; count < 5; count += 1) await approval.start(startOf('any'));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await approval.instances.queue({ view: 'pending', limit: 2, cursor }, caller('C'));
      seen.push(...page.rows.map((row) => row.assignmentId));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(5);
  });
});
