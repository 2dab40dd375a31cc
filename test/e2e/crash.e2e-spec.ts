import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '#libs/testing';
import { randomUUID } from 'node:crypto';
import { platform, type Answer, type Api } from './support/api.js';
import { district, freshTasks, PATIENT, type District, type TaskRow } from './support/district.js';

jest.setTimeout(90_000);

/** Tasks signed for around each death. */
const BURST = 12;

let place: District;
let handler: Api;
let auditor: Api;

beforeAll(async () => {
  place = await district();
  handler = await place.signIn('east-2');
  auditor = await place.signIn('auditor');
});

/** As a client does it: the same key again until there is an answer that is one. */
async function signForUntilAnswered(taskId: string): Promise<Answer> {
  const key = randomUUID();
  return await eventually(
    async () => {
      const answer = await handler.send('POST', `tasks/${taskId}/sign-for`, { key });
      if (answer.status >= 500 || answer.status === 401) throw new Error(`${answer.status} ${answer.code}`);
      return answer;
    },
    { within: 40_000, every: 100 },
  );
}

async function linesOf(tasks: readonly TaskRow[]): Promise<string[]> {
  const rows = await auditor.all<{ type: string; outcome: string; aggregateId: string }>(
    `audit?outcome=accepted&personId=${place.personIds['east-2']!}`,
  );
  const ids = new Set(tasks.map(({ taskId }) => taskId));
  return rows
    .filter(({ type, aggregateId }) => type.includes('signed-for') && ids.has(aggregateId))
    .map(({ aggregateId }) => aggregateId);
}

describe('kill -9 in the middle of a burst', () => {
  it.each(['task-dispatch', 'organization', 'approval', 'notification', 'gateway'])(
    'of %s loses and doubles nothing that was accepted',
    async (service) => {
      const tasks = await freshTasks(handler, BURST);
      const burst = tasks.map(({ taskId }) => signForUntilAnswered(taskId));
      await Promise.race(burst);
      process.kill(platform().pids[service]!, 'SIGKILL');
      const answers = await Promise.all(burst);
      expect(answers.map(({ status, code }) => [status, code])).toEqual(tasks.map(() => [200, undefined]));
      const states = await eventually(async () => {
        const read = await Promise.all(tasks.map(({ taskId }) => handler.get<TaskRow>(`tasks/${taskId}`)));
        return read.map(({ state, version }) => [state, version]);
      }, PATIENT);
      expect(states).toEqual(answers.map(({ body }) => ['in-progress', body['version']]));
      const lines = await eventually(() => linesOf(tasks), PATIENT);
      expect(lines.sort()).toEqual(tasks.map(({ taskId }) => taskId).sort());
    },
  );
});
