import {
  type FactContract,
  taskGet,
  taskList,
  taskSignFor,
  taskSubmit,
  type TaskView,
} from '#libs/contracts';
import { type Caller, uuidv7 } from '#libs/kernel';
import { eventually } from '#libs/testing';
import { expect } from '@jest/globals';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { idOf } from './directive-builder.js';
import { NOTICE } from './directive-fixture.js';
import { DirectiveService } from './directive-service.js';

/** The running service, its neighbours' stand-ins, and the three sides of a task. */
export class TasksOverBus {
  readonly issuer: Caller;
  readonly branch: Caller;
  readonly sibling: Caller;

  private constructor(private readonly service: DirectiveService) {
    this.issuer = service.ledger.drafter;
    this.branch = service.ledger.branch;
    this.sibling = service.ledger.person('隔壁书记', '/1/13/', 'handle');
  }

  static async start(): Promise<TasksOverBus> {
    return new TasksOverBus(await DirectiveService.start());
  }

  get rpc() {
    return this.service.rpc;
  }

  get ledger() {
    return this.service.ledger;
  }

  as(caller: Caller) {
    return this.service.as(caller);
  }

  stop(): Promise<void> {
    return this.service.stop();
  }

  /** A fresh task of the branch, dispatched by the running worker. */
  async aTask(): Promise<TaskView> {
    const { directiveId } = await this.ledger.issued(NOTICE);
    return await eventually(async () => {
      const query = { directiveId, view: 'mine' as const };
      const { rows } = await this.rpc.send(taskList, query, await this.as(this.branch));
      expect(rows).toHaveLength(1);
      return await this.rpc.send(taskGet, { taskId: rows[0]!.taskId }, await this.as(this.branch));
    });
  }

  async signedFor(): Promise<TaskView> {
    const { taskId } = await this.aTask();
    return await this.rpc.send(taskSignFor, { taskId }, await this.as(this.branch));
  }

  async submitted(): Promise<TaskView> {
    const { taskId } = await this.signedFor();
    const wish = { taskId, text: '已全部完成' };
    return (await this.rpc.send(taskSubmit, wish, await this.as(this.branch))).task;
  }

  /** Approval tells of the running round of `task`, five times; its instance is then at `version`. */
  async approvalSays(task: TaskView, contract: FactContract, more: object, version = 2): Promise<void> {
    const { instanceId } = task.review!;
    const data = contract.data.parse({
      instanceId,
      businessType: 'task',
      businessId: task.taskId,
      round: task.round,
      title: '办结审核',
      subjectUnitId: task.unitId,
      initiatorId: this.branch.personId,
      ...more,
    });
    const person = {
      personId: idOf('王书记'),
      name: '王书记',
      unitId: null,
      postTitle: null,
      forPersonId: null,
    };
    const fact = {
      id: uuidv7(),
      type: contract.type,
      occurredAt: new Date().toISOString(),
      districtId: this.ledger.districtId,
      actor: { kind: 'person' as const, ...person },
      correlationId: 'spec',
      causationId: null,
      aggregateId: instanceId,
      aggregateVersion: version,
      data,
    };
    await this.service.publish(fact, contract.subject, 5);
  }

  async eventuallyState(taskId: string, state: TaskView['state']): Promise<TaskView> {
    return await eventually(async () => {
      const task = await this.rpc.send(taskGet, { taskId }, await this.as(this.branch));
      expect(task.state).toBe(state);
      return task;
    });
  }

  /** An upload as the gateway leaves it. */
  async staged(fileName: string, text: string) {
    const uploadId = uuidv7();
    const bytes = Buffer.from(text);
    await writeFile(join(this.ledger.stagingDir, uploadId), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { uploadId, fileName, size: bytes.length, sha256 };
  }
}
