import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { uuidv7 } from '#libs/kernel';
import { randomUUID } from 'node:crypto';
import type { Answer, Api } from './support/api.js';
import { district, draft, freshTasks, type District, type TaskRow } from './support/district.js';

jest.setTimeout(60_000);

let place: District;
let handler: Api;

beforeAll(async () => {
  place = await district();
  handler = await place.signIn('east-1');
});

async function freshTask(): Promise<TaskRow> {
  return (await freshTasks(handler, 1))[0]!;
}

const brief = ({ status, code }: Answer) => [status, code];
function expectEqualAnswers(answers: readonly Answer[], status: number): void {
  expect(answers[0]!.status).toBe(status);
  for (const answer of answers) expect([answer.status, answer.body]).toEqual([status, answers[0]!.body]);
}

const history = async (taskId: string) =>
  (await handler.get<{ rows: { type: string }[] }>(`tasks/${taskId}/history`)).rows.map(({ type }) => type);

describe('a task', () => {
  it('is signed for once: the second time with another key is refused', async () => {
    const { taskId } = await freshTask();
    expect((await handler.send('POST', `tasks/${taskId}/sign-for`)).status).toBe(200);
    const again = await handler.send('POST', `tasks/${taskId}/sign-for`);
    expect(brief(again)).toEqual([409, 'task-dispatch/task-already-signed-for']);
    expect((await history(taskId)).filter((type) => type.includes('signed-for'))).toHaveLength(1);
  });

  it('shows its version as ETag', async () => {
    const { taskId } = await freshTask();
    const signed = await handler.send('POST', `tasks/${taskId}/sign-for`);
    expect(signed.headers.get('etag')).toBe(`"${signed.body['version'] as number}"`);
    expect((await handler.send('GET', `tasks/${taskId}`)).headers.get('etag')).toBe(
      signed.headers.get('etag'),
    );
  });

  it('visible to the street that did not dispatch it may not be acted upon there', async () => {
    const { taskId } = await freshTask();
    const street = await place.signIn('east');
    expect((await street.send('GET', `tasks/${taskId}`)).status).toBe(200);
    expect(brief(await street.send('POST', `tasks/${taskId}/sign-for`))).toEqual([
      403,
      'task-dispatch/not-your-task',
    ]);
  });
});

describe('the same Idempotency-Key', () => {
  it('twenty times at once has one effect and one answer', async () => {
    const { taskId } = await freshTask();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => handler.send('POST', `tasks/${taskId}/sign-for`, { key })),
    );
    expectEqualAnswers(answers, 200);
    expect((await history(taskId)).filter((type) => type.includes('signed-for'))).toHaveLength(1);
  });

  it('twenty times at once makes one report', async () => {
    const { taskId } = await freshTask();
    await handler.post(`tasks/${taskId}/sign-for`);
    const key = randomUUID();
    const body = { text: '已走访三户。' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => handler.send('POST', `tasks/${taskId}/reports`, { body, key })),
    );
    expectEqualAnswers(answers, 201);
    expect(await handler.all(`tasks/${taskId}/reports`)).toHaveLength(1);
  });

  it('with another body is refused, and so is one with another object', async () => {
    const [one, other] = await freshTasks(handler, 2);
    await handler.post(`tasks/${one!.taskId}/sign-for`);
    const key = randomUUID();
    await handler.post(`tasks/${one!.taskId}/reports`, { text: '已走访三户。' }, { key });
    const changed = await handler.send('POST', `tasks/${one!.taskId}/reports`, {
      body: { text: '已走访四户。' },
      key,
    });
    expect(brief(changed)).toEqual([422, 'platform/idempotency-key-reused']);
    const elsewhere = await handler.send('POST', `tasks/${other!.taskId}/sign-for`, { key });
    expect(brief(elsewhere)).toEqual([422, 'platform/idempotency-key-reused']);
    expect(await handler.all(`tasks/${one!.taskId}/reports`)).toHaveLength(1);
  });

  it('of somebody else is another one', async () => {
    const [mine] = await freshTasks(handler, 1);
    const neighbour = await place.signIn('east-2');
    const [theirs] = await freshTasks(neighbour, 1);
    const key = randomUUID();
    expect((await handler.send('POST', `tasks/${mine!.taskId}/sign-for`, { key })).status).toBe(200);
    expect((await neighbour.send('POST', `tasks/${theirs!.taskId}/sign-for`, { key })).status).toBe(200);
  });

  it('gives the same refusal again', async () => {
    const { taskId } = await freshTask();
    await handler.post(`tasks/${taskId}/sign-for`);
    const key = randomUUID();
    const first = await handler.send('POST', `tasks/${taskId}/sign-for`, { key });
    const second = await handler.send('POST', `tasks/${taskId}/sign-for`, { key });
    expect(brief(first)).toEqual([409, 'task-dispatch/task-already-signed-for']);
    expect(brief(second)).toEqual(brief(first));
  });

  it('is missed', async () => {
    const { taskId } = await freshTask();
    const answer = await handler.send('POST', `tasks/${taskId}/sign-for`, { key: null });
    expect(brief(answer)).toEqual([400, 'platform/idempotency-key-required']);
    expect(await handler.get(`tasks/${taskId}`)).toMatchObject({ state: 'dispatched' });
  });
});

describe('a draft', () => {
  it('is edited only by whoever names its version', async () => {
    const drafter = await place.signIn('drafter');
    const { directiveId, version } = await draft(drafter, place, 1);
    const [item] = await drafter.all<{ itemId: string }>(`directives/${directiveId}/items`);
    const body = { edits: [{ itemId: item!.itemId, changes: { outcome: 'for-information' } }] };
    const edit = (ifMatch?: number) =>
      drafter.send('PATCH', `directives/${directiveId}/items`, {
        body,
        ...(ifMatch === undefined ? {} : { ifMatch }),
      });
    expect(brief(await edit())).toEqual([428, 'platform/version-required']);
    const edited = await edit(version);
    expect(edited.status).toBe(200);
    expect(brief(await edit(version))).toEqual([412, 'platform/stale-version']);
    const shown = (await drafter.send('GET', `directives/${directiveId}`)).headers.get('etag');
    expect(shown).toBe(`"${edited.body['version'] as number}"`);
  });

  it('edited by two at once keeps one of the edits', async () => {
    const drafter = await place.signIn('drafter');
    const { directiveId, version } = await draft(drafter, place, 1);
    const [item] = await drafter.all<{ itemId: string }>(`directives/${directiveId}/items`);
    const edit = (outcome: string) =>
      drafter.send('PATCH', `directives/${directiveId}/items`, {
        body: { edits: [{ itemId: item!.itemId, changes: { outcome } }] },
        ifMatch: version,
      });
    const answers = await Promise.all(['for-information', 'guidance'].map(edit));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe('a cursor', () => {
  it('of another list, of another person and of nobody is refused', async () => {
    const { next } = await handler.get<{ next: string }>('tasks?view=mine&limit=2');
    expect(next).toBeTruthy();
    const tampered = `${next.slice(0, -2)}${next.endsWith('AA') ? 'BB' : 'AA'}`;
    const asked = [
      `directives?cursor=${next}`,
      `tasks?view=mine&cursor=${tampered}`,
      `tasks?view=mine&cursor=${uuidv7()}`,
      'inbox?cursor=x',
    ];
    for (const path of asked)
      expect(brief(await handler.send('GET', path))).toEqual([400, 'platform/cursor-rejected']);
  });

  it('in somebody else’s hands shows nothing that is not theirs', async () => {
    const { next } = await handler.get<{ next: string }>('tasks?view=mine&limit=2');
    const stranger = await place.signIn('stranger');
    const answer = await stranger.send('GET', `tasks?view=mine&limit=200&cursor=${next}`);
    const rows = (answer.body['rows'] ?? []) as TaskRow[];
    expect(rows.filter(({ unitId }) => unitId !== place.units['west-1'])).toEqual([]);
  });
});
