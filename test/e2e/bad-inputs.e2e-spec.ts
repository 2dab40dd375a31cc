import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { uuidv7 } from '#libs/kernel';
import { Api, gathered } from './support/api.js';
import { district, draft, freshTasks, type District } from './support/district.js';
import { call, openRoutes, type OpenRoute } from './support/routes.js';

jest.setTimeout(60_000);

let place: District;
let routes: OpenRoute[];

beforeAll(async () => {
  place = await district();
  routes = await openRoutes();
});

/** Somebody who gets as far as the contract. */
function callerOf({ rpc }: OpenRoute): string {
  const duties: readonly string[] = typeof rpc?.access === 'object' ? rpc.access.anyOf : [];
  if (duties.includes('audit')) return 'auditor';
  if (duties.includes('administer-units')) return 'west-units';
  return duties.includes('administer-accounts') ? 'secadmin' : 'stranger';
}

const ids = () => new Proxy<Record<string, string>>({}, { get: () => uuidv7() });

type Path = readonly (string | number)[];

/** Where text stands in a body. */
function textsIn(value: unknown, at: Path = []): Path[] {
  if (typeof value === 'string') return [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    textsIn(each, [...at, Array.isArray(value) ? Number(key) : key]),
  );
}

function replaced(value: unknown, [first, ...rest]: Path, text: string): unknown {
  if (first === undefined) return text;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[first] = replaced(copy[first], rest, text);
  return copy;
}

/** Whether the contract says that a field may be left empty by null. */
function mayBeNull({ rpc }: OpenRoute, field: string): boolean {
  const input = rpc!.input as { shape?: Record<string, { safeParse(value: unknown): { success: boolean } }> };
  return input.shape?.[field]?.safeParse(null).success === true;
}

describe('every route with a body', () => {
  const withBody = () => routes.filter(({ body, rpc }) => body !== undefined && rpc !== undefined);

  it('refuses a field that nobody knows', async () => {
    const wrong = await gathered(withBody(), async (route) => {
      const wrong: unknown[] = [];
      const api = await place.signIn(callerOf(route));
      for (const more of [{ approved: true }, { createdBy: uuidv7() }, { districtId: uuidv7() }]) {
        const { status, code } = await call(api, route, { ids: ids(), body: { ...route.body, ...more } });
        if (status !== 400) wrong.push([route.operationId, more, status, code]);
      }
      return wrong;
    });
    expect(withBody().length).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['U+0000', 'a\u0000b'],
    ['a lone surrogate', 'a\ud800b'],
    ['a direction override', 'a\u202egnp.exe'],
  ])('refuses %s in any text, and none of them breaks on it', async (_, text) => {
    const wrong = await gathered(withBody(), async (route) => {
      const wrong: unknown[] = [];
      const api = await place.signIn(callerOf(route));
      for (const at of textsIn(route.body)) {
        const { status, code } = await call(api, route, { ids: ids(), body: replaced(route.body, at, text) });
        if (status < 400 || status >= 500) wrong.push([route.operationId, at.join('.'), status, code]);
      }
      return wrong;
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['null', null],
    ['a list', []],
    ['a number', 7],
    ['an object', { $gt: '' }],
    ['true', true],
  ])('refuses %s for text', async (_, other) => {
    const wrong = await gathered(withBody(), async (route) => {
      const wrong: unknown[] = [];
      const api = await place.signIn(callerOf(route));
      const fields = Object.entries(route.body!).filter(
        ([field, value]) => typeof value === 'string' && !(other === null && mayBeNull(route, field)),
      );
      for (const [field] of fields) {
        const { status, code } = await call(api, route, {
          ids: ids(),
          body: { ...route.body, [field]: other },
        });
        if (status < 400 || status >= 500) wrong.push([route.operationId, field, status, code]);
      }
      return wrong;
    });
    expect(wrong).toEqual([]);
  });
});

describe('every route with an id in its path', () => {
  it.each([
    '%00',
    '%ED%A0%80',
    '..%2f..',
    "'%20or%201=1--",
    '1',
    'null',
    '00000000-0000-0000-0000-000000000000',
    '*',
    '>',
    '%e2%80%ae',
  ])('refuses %s as it refuses what is not there', async (id) => {
    const wrong = await gathered(
      routes.filter(({ parameters }) => parameters.length > 0),
      async (route) => {
        const wrong: unknown[] = [];
        const api = await place.signIn(callerOf(route));
        const { status, code } = await call(api, route, { ids: new Proxy({}, { get: () => id }) });
        if (status < 400 || status >= 500) wrong.push([route.operationId, status, code]);
        return wrong;
      },
    );
    expect(wrong).toEqual([]);
  });
});

describe('every question', () => {
  it('refuses what it does not know, and breaks on nothing', async () => {
    const values = [
      '%00',
      '%ED%A0%80',
      '1e400',
      '-1',
      '99999999999999999999',
      "'--",
      '%25',
      '[object Object]',
    ];
    const wrong = await gathered(
      routes.filter(({ method, path }) => method === 'GET' && path !== 'events'),
      async (route) => {
        const wrong: unknown[] = [];
        const api = await place.signIn(callerOf(route));
        const asked = [
          ['approved', 'true'],
          ...route.queries.flatMap((name) => values.map((value) => [name, value])),
        ];
        for (const [name, value] of asked) {
          const { status, code } = await call(api, route, { ids: ids(), query: `?${name}=${value}` });
          const unknown = name === 'approved' && route.rpc !== undefined && status !== 400;
          if (status >= 500 || unknown) wrong.push([route.operationId, name, value, status, code]);
        }
        return wrong;
      },
    );
    expect(wrong).toEqual([]);
  });
});

describe('a day, a number, a limit', () => {
  const status = async (api: Api, path: string, raw: string) =>
    (await api.send('POST', path, { raw })).status;

  it.each([
    '2026-02-30',
    '2026-13-01',
    '0000-00-00',
    '275760-09-13',
    '2026-02-03T00:00:00',
    '03.02.2026',
    '',
  ])('%j is no day', async (day) => {
    const drafter = await place.signIn('drafter');
    const body = { issuerUnitId: place.units.root, source: { text: '一、走访。' }, referenceDate: day };
    expect(await status(drafter, 'directives', JSON.stringify(body))).toBe(400);
  });

  it.each(['1e400', '-1e400', '9007199254740993', '-0.5', '1.5', '"1"', '[1]'])(
    '%s is no position in an inbox',
    async (upTo) => {
      expect(await status(await place.signIn('east-2'), 'inbox/mark-read', `{"upTo":${upTo}}`)).toBe(400);
    },
  );

  it.each(['-1', '0', '1000000000'])('limit=%s is a page of 1 to 200 rows', async (limit) => {
    const handler = await place.signIn('east-2');
    const { rows } = await handler.get<{ rows: unknown[] }>(`tasks?view=mine&limit=${limit}`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThanOrEqual(200);
  });

  it('of a due that is past or nowhere is refused before anything is sent for sign-off', async () => {
    const drafter = await place.signIn('drafter');
    const { directiveId, version } = await draft(drafter, place, 1);
    const [item] = await drafter.all<{ itemId: string }>(`directives/${directiveId}/items`);
    const edits = [{ itemId: item!.itemId, changes: { due: { kind: 'date', day: '2026-02-30' } } }];
    const answer = await drafter.send('PATCH', `directives/${directiveId}/items`, {
      body: { edits },
      ifMatch: version,
    });
    expect(answer.status).toBe(400);
  });
});

describe('signing in', () => {
  it.each(['a\u0000b', 'a\ud800b', '\u202enimda', "' or 1=1 --", '%', '_'.repeat(64)])(
    'as %j is refused like any other stranger',
    async (login) => {
      const { status } = await new Api().send('POST', 'session', {
        body: { login, password: 'whatever it may be' },
      });
      expect([400, 401]).toContain(status);
    },
  );
});

describe('rare characters', () => {
  it('come back as they were given', async () => {
    const handler = await place.signIn('east-2');
    const [task] = await freshTasks(handler, 1);
    await handler.post(`tasks/${task!.taskId}/sign-for`);
    const words = '走访𠮷野㐂同志👨‍👩‍👧，e\u0301 与 é 不同；<script>alert(1)</script> =HYPERLINK("x")';
    await handler.post(`tasks/${task!.taskId}/reports`, { text: words });
    const [report] = await handler.all<{ text: string }>(`tasks/${task!.taskId}/reports`);
    expect(report!.text).toBe(words);
  });
});
