import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  dispatchSupplement,
  evidenceAttach,
  evidenceGrant,
  instanceApproved,
  instanceReturned,
  instanceStarted,
  instanceWentOn,
  instanceWithdrawn,
  stuckList,
  taskCancel,
  taskCounts,
  taskDecline,
  taskDispatchAuditList,
  taskGet,
  taskHistory,
  taskInsist,
  taskReports,
  taskReport,
  taskSignFor,
  taskSubmit,
  taskTakeBack,
  taskUrge,
} from '#libs/contracts';
import { eventually, expectRefusal } from '#libs/testing';
import { idOf } from './directive-builder.js';
import { approver } from './stated-services.js';
import { TasksOverBus } from './tasks-over-bus.js';

let bus: TasksOverBus;

beforeAll(async () => {
  bus = await TasksOverBus.start();
}, 60_000);
afterAll(() => bus.stop());

describe('a task over the bus', () => {
  it('goes from dispatch to closed, with a return between, and its history tells all of it', async () => {
    const { taskId } = await bus.signedFor();
    await bus.rpc.send(taskReport, { taskId, text: '已排查一半' }, await bus.as(bus.branch));
    const first = await bus.rpc.send(taskSubmit, { taskId, text: '已完成' }, await bus.as(bus.branch));
    expect(first.route[0]!.approvers[0]!.name).toBe('王书记');
    expect(first.task.review).toMatchObject({ starting: true, waitsFor: ['王书记'] });
    await bus.approvalSays(first.task, instanceStarted, {
      flowKey: 'completion-review',
      flowVersion: 1,
      asked: [approver('王书记')],
    });
    const by = {
      by: approver('王书记'),
      reason: '台账缺页',
      criterionId: first.task.criteria[0]!.criterionId,
    };
    await bus.approvalSays(first.task, instanceReturned, by);
    const returned = await bus.eventuallyState(taskId, 'in-progress');
    expect(returned.returned).toMatchObject({ round: 1, reason: '台账缺页', byName: '王书记' });
    const second = await bus.rpc.send(taskSubmit, { taskId, text: '已补齐' }, await bus.as(bus.branch));
    await bus.approvalSays(second.task, instanceApproved, {
      by: approver('王书记'),
      opinion: '同意',
      resultLevel: null,
    });
    expect(await bus.eventuallyState(taskId, 'closed')).toMatchObject({ round: 2, light: null, actions: [] });
    const { rows } = await bus.rpc.send(taskHistory, { taskId }, await bus.as(bus.issuer));
    expect(rows.map((row) => row.summary)).toEqual([
      '交办',
      '签收',
      '反馈进展',
      '报办结',
      '送达审核人',
      '退回重办：台账缺页',
      '报办结',
      '办结销号',
    ]);
    const reports = await bus.rpc.send(taskReports, { taskId }, await bus.as(bus.issuer));
    expect(reports.rows.map((row) => row.kind)).toEqual(['progress', 'completion', 'completion']);
  });

  it('names those who are asked now, level by level and as countersigners act, also in the stuck list', async () => {
    const task = await bus.submitted();
    const waitsFor = async () =>
      (await bus.rpc.send(taskGet, { taskId: task.taskId }, await bus.as(bus.branch))).review?.waitsFor;
    const levelOne = {
      flowKey: 'completion-review',
      flowVersion: 1,
      asked: [approver('王书记'), approver('赵主任')],
    };
    await bus.approvalSays(task, instanceStarted, levelOne);
    await eventually(async () => expect(await waitsFor()).toEqual(['王书记', '赵主任']));
    await bus.approvalSays(task, instanceWentOn, { asked: [approver('赵主任')] });
    await eventually(async () => expect(await waitsFor()).toEqual(['赵主任']));
    const second = { asked: [approver('李部长'), approver('沈主任')] };
    await bus.approvalSays(task, instanceWentOn, second, 3);
    await eventually(async () => expect(await waitsFor()).toEqual(['李部长', '沈主任']));
    await bus.ledger.rows(
      `update tasks set clock_since = clock_since - interval '60 days' where id = $1`,
      task.taskId,
    );
    const { rows } = await bus.rpc.send(
      stuckList,
      { directiveId: task.directiveId, reason: 'review-waits' },
      await bus.as(bus.issuer),
    );
    expect(rows.map((row) => row.waitsFor.names)).toEqual([['李部长', '沈主任']]);
    const history = await bus.rpc.send(taskHistory, { taskId: task.taskId }, await bus.as(bus.issuer));
    const steps = history.rows.map(({ summary }) => summary).slice(-3);
    expect(steps).toEqual(['送达审核人', '待审核：赵主任', '待审核：李部长、沈主任']);
  });

  it('is taken back when approval agrees', async () => {
    const task = await bus.submitted();
    const { taskId } = task;
    expect((await bus.rpc.send(taskTakeBack, { taskId }, await bus.as(bus.branch))).state).toBe('in-review');
    await bus.approvalSays(task, instanceWithdrawn, { reason: null });
    expect((await bus.eventuallyState(taskId, 'in-progress')).undone).toMatchObject({ how: 'taken-back' });
  });

  it('that was declined waits for the issuer, who insists, urges and cancels', async () => {
    const { taskId } = await bus.aTask();
    await bus.rpc.send(taskDecline, { taskId, reason: '不属本单位职责' }, await bus.as(bus.branch));
    const insisted = await bus.rpc.send(
      taskInsist,
      { taskId, reason: '职责清单第三条' },
      await bus.as(bus.issuer),
    );
    expect(insisted).toMatchObject({ state: 'in-progress', declined: { reason: '不属本单位职责' } });
    await bus.rpc.send(taskUrge, { taskId, words: '请抓紧' }, await bus.as(bus.issuer));
    await expectRefusal(
      bus.rpc.send(taskUrge, { taskId, words: null }, await bus.as(bus.issuer)),
      'task-dispatch/urged-too-soon',
    );
    const cancelled = await bus.rpc.send(
      taskCancel,
      { taskId, reason: '已无必要' },
      await bus.as(bus.issuer),
    );
    expect(cancelled.state).toBe('cancelled');
  });

  it('S93, S94: is not there for a sibling unit, in any request', async () => {
    const { taskId } = await bus.aTask();
    const asSibling = () => bus.as(bus.sibling);
    for (const contract of [taskGet, taskHistory, taskReports, taskSignFor, taskTakeBack] as const) {
      await expectRefusal(
        bus.rpc.send(contract, { taskId }, await asSibling()),
        'task-dispatch/task-not-found',
      );
    }
    for (const contract of [taskDecline] as const) {
      const wish = { taskId, reason: '越权' };
      await expectRefusal(bus.rpc.send(contract, wish, await asSibling()), 'task-dispatch/task-not-found');
    }
    const submitting = bus.rpc.send(taskSubmit, { taskId, text: '越权' }, await asSibling());
    await expectRefusal(submitting, 'task-dispatch/task-not-found');
    const reporting = bus.rpc.send(taskReport, { taskId, text: '越权' }, await asSibling());
    await expectRefusal(reporting, 'task-dispatch/task-not-found');
  });

  it('S99: a request with a field that no contract knows is refused', async () => {
    const { taskId } = await bus.aTask();
    const wish = { taskId, force: true } as { taskId: string };
    await expectRefusal(bus.rpc.send(taskSignFor, wish, await bus.as(bus.branch)), 'platform/invalid-input');
  });

  it('is counted by state for those who see it', async () => {
    const { directiveId } = await bus.aTask();
    const counts = await bus.rpc.send(taskCounts, { directiveId }, await bus.as(bus.issuer));
    expect(counts).toMatchObject({ total: 4, byState: { dispatched: 4 } });
  });

  it('is supplemented only inside the audience, and only once', async () => {
    const { directiveId, itemId, unitId } = await bus.aTask();
    const supplementing = bus.rpc.send(
      dispatchSupplement,
      { directiveId, itemId, unitId },
      await bus.as(bus.issuer),
    );
    await expectRefusal(supplementing, 'task-dispatch/already-dispatched');
    const outside = { directiveId, itemId, unitId: idOf('unit nowhere') };
    await expectRefusal(
      bus.rpc.send(dispatchSupplement, outside, await bus.as(bus.issuer)),
      'task-dispatch/unit-outside-audience',
    );
  });

  it('takes no file where none is asked for', async () => {
    const { taskId } = await bus.signedFor();
    const wish = await bus.staged('台账.txt', '一页台账');
    await expectRefusal(
      bus.rpc.send(evidenceAttach, { taskId, ...wish }, await bus.as(bus.branch)),
      'task-dispatch/files-not-asked',
    );
  });

  it('S96: leaves one line per command in the trail, which the auditor alone may read', async () => {
    const { taskId } = await bus.aTask();
    const key = await bus.as(bus.branch);
    for (let times = 0; times < 5; times += 1) await bus.rpc.send(taskSignFor, { taskId }, key);
    const auditor = bus.ledger.person('审计员', '/1/', 'audit');
    const { rows } = await bus.rpc.send(
      taskDispatchAuditList,
      { aggregateId: taskId },
      await bus.as(auditor),
    );
    expect(rows.map((row) => row.type)).toEqual(['task-dispatch.task.signed-for']);
    await expectRefusal(
      bus.rpc.send(taskDispatchAuditList, { aggregateId: taskId }, await bus.as(bus.branch)),
      'platform/not-permitted',
    );
  });
});

describe('evidence over the bus', () => {
  it('is attached, claimed by a report and granted to those who may see the task', async () => {
    const task = await bus.signedFor();
    await bus.ledger.rows(
      `update tasks set evidence_asked = '{"files": true, "figures": [], "reason": "备查"}' where id = $1`,
      task.taskId,
    );
    const file = await bus.staged('台账.txt', '一页台账');
    const { taskId } = task;
    const kept = await bus.rpc.send(evidenceAttach, { taskId, ...file }, await bus.as(bus.branch));
    expect(kept).toMatchObject({ fileName: '台账.txt', contentType: 'text/plain', size: file.size });
    const { report } = await bus.rpc.send(
      taskReport,
      { taskId, text: '附台账', evidenceIds: [kept.evidenceId] },
      await bus.as(bus.branch),
    );
    expect(report.evidence).toEqual([kept]);
    await expectRefusal(
      bus.rpc.send(
        taskReport,
        { taskId, text: '再附', evidenceIds: [kept.evidenceId] },
        await bus.as(bus.branch),
      ),
      'task-dispatch/evidence-not-found',
    );
    const { evidenceId } = kept;
    const grant = await bus.rpc.send(evidenceGrant, { evidenceId }, await bus.as(bus.issuer));
    expect(grant).toMatchObject({ storageKey: file.uploadId, fileName: '台账.txt' });
    await expectRefusal(
      bus.rpc.send(evidenceGrant, { evidenceId }, await bus.as(bus.sibling)),
      'task-dispatch/evidence-not-found',
    );
  });
});
