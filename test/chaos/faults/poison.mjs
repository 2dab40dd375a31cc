import { randomUUID } from 'node:crypto';
import { districtId } from '../../../deploy/local/environment.mjs';
import { busAs } from '../bus.mjs';

const SUBJECT = 'evt.task-dispatch.v1.task.signed-for';

/** Facts that nobody can read: broken bytes, an unknown type, data of the wrong form (reliability C21). */
export const poison = {
  name: 'poison',
  async strike({ platform, injected }) {
    const facts = [
      envelope('task-dispatch.task.evaporated', {}),
      envelope('task-dispatch.task.signed-for', { taskId: 7 }),
    ];
    for (const { id } of facts) injected.add(id);
    const letters = [...facts.map((fact) => JSON.stringify(fact)), `{ "broken": ${randomUUID()}`];
    await busAs(platform, 'task-dispatch', async (bus) => {
      for (const letter of letters) bus.publish(SUBJECT, letter);
      await bus.flush();
    });
  },
};

function envelope(type, data) {
  const id = randomUUID();
  return {
    id,
    type,
    occurredAt: new Date().toISOString(),
    districtId: districtId(),
    actor: {
      kind: 'machine',
      personId: 'task-dispatch',
      name: 'task-dispatch',
      unitId: null,
      postTitle: null,
      forPersonId: null,
    },
    correlationId: id,
    causationId: null,
    aggregateId: randomUUID(),
    aggregateVersion: 1,
    data,
  };
}
