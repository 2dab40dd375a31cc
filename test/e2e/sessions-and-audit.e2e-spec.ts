import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '#libs/testing';
import { Api, platform } from './support/api.js';
import { dayFromNow, district, freshTasks, PATIENT, type District } from './support/district.js';
import { PASSWORD } from './support/people.mjs';

jest.setTimeout(60_000);

let place: District;

beforeAll(async () => {
  place = await district();
});

interface AuditRow {
  readonly factId: string;
  readonly at: string;
  readonly service: string;
  readonly outcome: string;
  readonly code: string | null;
  readonly actor: { readonly personId: string };
  readonly aggregateId: string | null;
}

/** Somebody new with the post of the other heads, who may come to harm. */
async function newcomer(
  login: string,
): Promise<{ api: Api; personId: string; accountId: string; appointmentId: string }> {
  const [units, accounts] = [await place.signIn('sysadmin'), await place.signIn('secadmin')];
  const { personId } = await units.post<{ personId: string }>('people', { name: '韩雪原' });
  const { postId } = await units.post<{ postId: string }>('posts', { title: `${login}`, duties: ['handle'] });
  const { appointmentId } = await units.post<{ appointmentId: string }>('appointments', {
    personId,
    unitId: place.units['east-2'],
    postId,
    from: dayFromNow(-1),
  });
  const { accountId } = await accounts.post<{ accountId: string }>('accounts', {
    personId,
    login,
    password: PASSWORD,
  });
  return { api: await Api.signIn(login), personId, accountId, appointmentId };
}

const status = async (api: Api) => (await api.send('GET', 'session')).status;

describe('a session', () => {
  it('is over at once after signing out, and another one of the same person goes on', async () => {
    const [one, other] = [await Api.signIn('east-2'), await Api.signIn('east-2')];
    expect([await status(one), await status(other)]).toEqual([200, 200]);
    await one.post('session/end');
    expect(await status(one)).toBe(401);
    expect(await status(other)).toBe(200);
    expect((await one.send('POST', 'session/end')).status).toBe(401);
  });

  it('is over at once when the account is disabled, and cannot be opened again', async () => {
    const { api, accountId } = await newcomer('leaver');
    expect(await status(api)).toBe(200);
    await (await place.signIn('secadmin')).post(`accounts/${accountId}/disable`, { reason: '调离。' });
    expect(await status(api)).toBe(401);
    const again = await new Api().send('POST', 'session', { body: { login: 'leaver', password: PASSWORD } });
    expect([again.status, again.code]).toEqual([401, 'organization/log-in-refused']);
  });

  it('is over at once when the password is reset or the sessions are revoked', async () => {
    const accounts = await place.signIn('secadmin');
    const { api, accountId } = await newcomer('forgetful');
    expect(await status(api)).toBe(200);
    await accounts.post(`accounts/${accountId}/reset-password`, { password: '另一条河流绕过了三座小山' });
    expect(await status(api)).toBe(401);
    const anew = await Api.signIn('forgetful', '另一条河流绕过了三座小山');
    expect(await status(anew)).toBe(200);
    await accounts.post(`accounts/${accountId}/revoke-sessions`, { reason: '例行检查。' });
    expect(await status(anew)).toBe(401);
  });

  it('loses a post at once that the person holds no more', async () => {
    const { api, appointmentId } = await newcomer('mover');
    expect((await api.send('GET', 'tasks?view=mine')).body['rows']).not.toEqual([]);
    const ended = { to: dayFromNow(0), reason: '免职。' };
    await (await place.signIn('sysadmin')).post(`appointments/${appointmentId}/end`, ended);
    const answer = await api.send('GET', 'tasks?view=mine');
    expect(answer.status === 401 || (answer.body['rows'] as unknown[]).length === 0).toBe(true);
  });

  it('ends its open page, too', async () => {
    const { api, accountId } = await newcomer('listener');
    const response = await fetch(`${platform().baseUrl}/api/v1/events`, {
      headers: { authorization: `Bearer ${api.token!}` },
    });
    expect(response.status).toBe(200);
    const heard = response.text();
    await (await place.signIn('secadmin')).post(`accounts/${accountId}/disable`, { reason: '调离。' });
    expect(await heard).toMatch(/^retry: \d+\nevent: resync\n/);
  });

  it('gives the same answer for a wrong password as for a wrong name', async () => {
    const answers = await Promise.all(
      ['east-2', 'nobody-at-all'].map((login) =>
        new Api().send('POST', 'session', { body: { login, password: 'not the password' } }),
      ),
    );
    const shown = answers.map(({ body }) => ({ ...body, requestId: '' }));
    expect(shown[0]).toEqual(shown[1]);
    expect(answers[0]!.status).toBe(401);
  });
});

describe('a page that listens', () => {
  it('hears of a task that changed, and nobody of the other street does', async () => {
    const handler = await place.signIn('east-2');
    const [task] = await freshTasks(handler, 1);
    const pages = await Promise.all(['east', 'stranger'].map(listen));
    await handler.post(`tasks/${task!.taskId}/sign-for`);
    await eventually(() => expect(pages[0]!.text()).toContain(task!.taskId), PATIENT);
    expect(pages[1]!.text()).not.toContain(task!.taskId);
    for (const page of pages) page.leave();
  });

  async function listen(login: string): Promise<{ text(): string; leave(): void }> {
    const going = new AbortController();
    const headers = { authorization: `Bearer ${(await place.signIn(login)).token!}` };
    const response = await fetch(`${platform().baseUrl}/api/v1/events`, { headers, signal: going.signal });
    let text = '';
    const read = async () => {
      for await (const chunk of response.body!) text += Buffer.from(chunk as Uint8Array).toString();
    };
    read().catch(() => undefined);
    await eventually(() => expect(text).toContain('resync'));
    return { text: () => text, leave: () => going.abort() };
  }
});

describe('the audit trail', () => {
  it('is read by the auditor alone', async () => {
    for (const login of ['sysadmin', 'secadmin', 'secretary', 'supervisor', 'stranger', 'west-units']) {
      const { status: answered, code } = await (await place.signIn(login)).send('GET', 'audit');
      expect([login, answered, code]).toEqual([login, 403, 'platform/not-permitted']);
    }
    const { rows } = await (await place.signIn('auditor')).get<{ rows: AuditRow[] }>('audit?limit=50');
    expect(rows).toHaveLength(50);
  });

  it('holds every line once, newest first, of all services', async () => {
    const rows = await (await place.signIn('auditor')).all<AuditRow>('audit');
    const keys = rows.map(({ at, factId }) => `${at} ${factId}`);
    expect(keys).toEqual([...keys].sort().toReversed());
    expect(new Set(keys).size).toBe(keys.length);
    const services = [...new Set(rows.map(({ service }) => service))];
    expect(services).toEqual(expect.arrayContaining(['organization', 'task-dispatch', 'approval']));
  });

  it('tells who was refused what, and why', async () => {
    const [handler, street, auditor] = [
      await place.signIn('east-1'),
      await place.signIn('east'),
      await place.signIn('auditor'),
    ];
    const [task] = await freshTasks(handler, 1);
    const { taskId } = task!;
    expect((await street.send('POST', `tasks/${taskId}/sign-for`)).status).toBe(403);
    await handler.post(`tasks/${taskId}/sign-for`);
    expect((await handler.send('POST', `tasks/${taskId}/sign-for`)).status).toBe(409);
    const lines = await eventually(async () => {
      const rows = await auditor.all<AuditRow>(`audit?outcome=refused&aggregateId=${taskId}`);
      expect(rows).toHaveLength(2);
      return rows;
    }, PATIENT);
    expect(lines.map(({ code, actor }) => [code, actor.personId])).toEqual([
      ['task-dispatch/task-already-signed-for', place.personIds['east-1']],
      ['task-dispatch/not-your-task', place.personIds['east']],
    ]);
  });

  it('can be read by person, and by nobody’s name', async () => {
    const auditor = await place.signIn('auditor');
    const rows = await auditor.all<AuditRow>(`audit?personId=${place.personIds['drafter']!}`);
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ actor }) => actor.personId))).toEqual(new Set([place.personIds['drafter']]));
    expect(await auditor.all('audit?personId=nobody')).toEqual([]);
  });

  it('tells no secrets', async () => {
    const rows = JSON.stringify(await (await place.signIn('auditor')).all('audit'));
    expect(rows).not.toContain(PASSWORD);
    expect(rows).not.toMatch(/argon2|sessionToken|passwordHash/i);
  });
});
