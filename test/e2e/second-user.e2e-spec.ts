import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { uuidv7 } from '#libs/kernel';
import { eventually } from '#libs/testing';
import { Api, platform } from './support/api.js';
import { district, draft, freshTasks, PATIENT, type District } from './support/district.js';
import { png } from './support/png.js';
import { call, openRoutes, type OpenRoute } from './support/routes.js';

jest.setTimeout(60_000);

/** Why somebody of another street may read this one. */
const THE_SAME_FOR_EVERYBODY: Readonly<Record<string, string>> = {
  flowGet: 'how decisions are made is known to everybody',
};

/** Every administrator sees the units of the whole district and who holds which post; changing them is another matter. */
const VISIBLE_TO_ADMINISTRATORS = ['unitRename', 'unitMove', 'unitClose', 'appointmentEnd'];

let place: District;
let routes: OpenRoute[];
/** Ids of objects of the eastern street, which nobody of the western one may see. */
let theirs: Record<string, string>;

beforeAll(async () => {
  place = await district();
  routes = await openRoutes();
  theirs = await objectsOfTheEast();
});

async function objectsOfTheEast(): Promise<Record<string, string>> {
  const [handler, reviewer, drafter] = [
    await place.signIn('east-1'),
    await place.signIn('east'),
    await place.signIn('drafter'),
  ];
  const [task] = await freshTasks(handler, 1);
  const { taskId } = task!;
  await handler.post(`tasks/${taskId}/sign-for`);
  const { uploadId, fileName, size, sha256 } = (await handler.upload('走访.png', png())).body;
  const { evidenceId } = await handler.post<{ evidenceId: string }>(`tasks/${taskId}/evidence`, {
    uploadId,
    fileName,
    size,
    sha256,
  });
  await handler.post(`tasks/${taskId}/submit`, { text: '已走访，需求已登记。', evidenceIds: [evidenceId] });
  const asked = await eventually(async () => {
    const rows = await reviewer.all<{ assignmentId: string; instanceId: string; businessId: string }>(
      'assignments?businessType=task',
    );
    const found = rows.find(({ businessId }) => businessId === taskId);
    if (!found) throw new Error('nobody is asked to review');
    return found;
  }, PATIENT);
  const { exportId } = await handler.post<{ exportId: string }>('exports', {});
  const { directiveId } = await draft(drafter, place, 2);
  const items = await drafter.all<{ itemId: string }>(`directives/${directiveId}/items`);
  const begun = await handler.send('POST', 'uploads/resumable', {
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': '7',
      'upload-metadata': `filename ${Buffer.from('走访.png').toString('base64')}`,
    },
  });
  return {
    uploadId: begun.headers.get('location')!.split('/').at(-1)!,
    taskId,
    evidenceId,
    exportId,
    directiveId,
    itemId: items[0]!.itemId,
    instanceId: asked.instanceId,
    assignmentId: asked.assignmentId,
    unitId: place.units['east-1'],
    personId: place.personIds['east-2']!,
    appointmentId: place.appointmentIds['east-2']!,
    accountId: place.accountIds['east-2']!,
    key: 'directive-sign-off',
  };
}

/** Who of the western street holds the duty that a route asks for. */
function callerOf({ rpc }: OpenRoute): string {
  const duties: readonly string[] = typeof rpc?.access === 'object' ? rpc.access.anyOf : [];
  return duties.includes('administer-units') ? 'west-units' : 'stranger';
}

describe('without a session', () => {
  it('every route answers 401, apart from signing in', async () => {
    const answers = await Promise.all(
      routes.map(async (route) => ({
        route,
        ...(await call(new Api(), route, { ids: theirs })),
      })),
    );
    expect(answers.length).toBeGreaterThan(60);
    const unauthenticated = ({ route, status, code }: (typeof answers)[number]) =>
      // An answer to HEAD has no body that could name a code.
      route.method === 'HEAD' ? status === 401 : code === 'platform/unauthenticated';
    const open = answers.filter((answer) => !unauthenticated(answer));
    const shown = open.map(({ route, status }) => [route.operationId, status]);
    expect(shown.toSorted()).toEqual([
      ['demoRoles', 404],
      ['demoStepInto', 404],
      ['sessionLogIn', 401],
    ]);
    const forAnyone = routes.filter((route) => route.forAnyone).map(({ operationId }) => operationId);
    expect(forAnyone.toSorted()).toEqual(['demoRoles', 'demoStepInto', 'sessionLogIn']);
  });

  it('a token of somebody else’s making is worth nothing', async () => {
    for (const token of [
      uuidv7(),
      'a'.repeat(43),
      `${'a'.repeat(20)}.${'b'.repeat(20)}.`,
      platform().baseUrl,
    ]) {
      expect((await new Api(token).send('GET', 'session')).status).toBe(401);
    }
  });
});

describe('somebody of another street', () => {
  const nobodys = (): Record<string, string> =>
    Object.fromEntries(Object.keys(theirs).map((name) => [name, uuidv7()]));

  it('gets no answer about any object, and the same one whether it exists or not', async () => {
    const apart = [...Object.keys(THE_SAME_FOR_EVERYBODY), ...VISIBLE_TO_ADMINISTRATORS];
    const withIds = routes.filter(
      ({ parameters, operationId }) => parameters.length > 0 && !apart.includes(operationId),
    );
    const wrong: unknown[] = [];
    for (const route of withIds) {
      const api = await place.signIn(callerOf(route));
      const [existing, missing] = [
        await call(api, route, { ids: theirs }),
        await call(api, route, { ids: nobodys() }),
      ];
      const shown = [existing, missing].map(({ status, code, body }) => ({
        status,
        code,
        detail: body['detail'],
      }));
      const same = JSON.stringify(shown[0]) === JSON.stringify(shown[1]);
      if (!same || ![403, 404].includes(existing.status)) wrong.push({ route: route.operationId, shown });
    }
    expect(withIds.length).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  });

  it('who administers units there sees those of the other street and may not change them', async () => {
    const api = await place.signIn('west-units');
    const visible = routes.filter(({ operationId }) => VISIBLE_TO_ADMINISTRATORS.includes(operationId));
    expect(visible).toHaveLength(VISIBLE_TO_ADMINISTRATORS.length);
    for (const route of visible) {
      const body = 'newParentId' in route.body! ? { newParentId: place.units.west } : route.body;
      const { status, code } = await call(api, route, { ids: theirs, body });
      expect([route.operationId, status, code]).toEqual([
        route.operationId,
        403,
        'organization/unit-out-of-scope',
      ]);
      expect((await call(api, route, { ids: nobodys() })).status).toBe(404);
    }
  });

  it('changes nothing by trying', async () => {
    const [handler, drafter] = [await place.signIn('east-1'), await place.signIn('drafter')];
    expect(await handler.get(`tasks/${theirs['taskId']!}`)).toMatchObject({ state: 'in-review' });
    expect(await drafter.get(`directives/${theirs['directiveId']!}`)).toMatchObject({ state: 'draft' });
    expect((await (await Api.signIn('east-2')).send('GET', 'session')).status).toBe(200);
  });

  it.each([
    ['tasks of the other street', () => `tasks?unitId=${place.units['east-1']}`],
    ['tasks below the district', () => `tasks?view=below&unitId=${place.units['east-2']}`],
    ['reviews of its tasks', () => `approvals?businessId=${theirs['taskId']!}`],
    ['its units', () => `units?parentId=${place.units.east}`],
    ['its units by name', () => `units/search?q=${encodeURIComponent('东街道')}`],
    ['its people', () => `people?unitId=${place.units['east-1']}`],
    ['its people by name', () => `people?q=${encodeURIComponent('高岚')}`],
    ['drafts', () => 'directives?state=draft'],
  ])('finds none of %s in a list', async (_, path) => {
    const { status, body } = await (await place.signIn('stranger')).send('GET', path());
    expect([200, 404]).toContain(status);
    if (status === 200) expect(body['rows']).toEqual([]);
  });

  it.each([
    [
      'west-units',
      'units',
      () => ({
        parentId: place.units.east,
        kind: 'branch',
        name: '东街道第九党支部',
        code: 'DJ-9',
        validFrom: '2026-01-01',
      }),
    ],
    [
      'west-units',
      'appointments',
      () => ({
        personId: place.personIds['west-units'],
        unitId: place.units.east,
        postId: uuidv7(),
        from: '2026-01-01',
      }),
    ],
    [
      'stranger',
      'directives',
      () => ({ issuerUnitId: place.units.east, source: { text: '一、各支部要走访群众。' } }),
    ],
    [
      'stranger',
      'directives',
      () => ({ issuerUnitId: place.units.root, source: { text: '一、各支部要走访群众。' } }),
    ],
    ['stranger', 'audiences/preview', () => ({ rule: { subtrees: [place.units.east] } })],
  ])('%s cannot make anything there: POST %s', async (login, path, body) => {
    const { status } = await (await place.signIn(login)).send('POST', path, { body: body() });
    expect([403, 404]).toContain(status);
  });

  it('cannot name its objects in a request about the own', async () => {
    const stranger = await place.signIn('stranger');
    const [own] = await freshTasks(stranger, 1);
    await stranger.post(`tasks/${own!.taskId}/sign-for`);
    const report = { text: '已走访。', evidenceIds: [theirs['evidenceId']!] };
    const { status, code } = await stranger.send('POST', `tasks/${own!.taskId}/reports`, { body: report });
    expect([status, code]).toEqual([404, 'task-dispatch/evidence-not-found']);
  });
});

/** Whether a path with parameters takes this one in: `assignments/{assignmentId}` does `assignments/decide`. */
function answersFor(path: string, filled: string): boolean {
  const pattern = path.replaceAll(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(filled);
}

describe('a method that a route does not have', () => {
  it('is not there, on any path', async () => {
    const api = await place.signIn('stranger');
    const methods = new Map<string, Set<string>>();
    for (const { path, method } of routes) methods.set(path, (methods.get(path) ?? new Set()).add(method));
    const wrong: string[] = [];
    for (const [path, known] of methods) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((each) => !known.has(each))) {
        // `GET tasks/{taskId}` answers for `tasks/counts`, too, and so on.
        const filled = path.replaceAll(/\{(\w+)\}/g, uuidv7());
        if (routes.some((route) => route.method === method && answersFor(route.path, filled))) continue;
        const { status } = await api.send(method, filled, method === 'GET' ? {} : { body: {} });
        if (status !== 404) wrong.push(`${method} ${path}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
