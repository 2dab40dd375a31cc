import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ALL_FACTS, ALL_RPCS } from '#libs/contracts';
import { ROUTES } from '../../apps/gateway/src/routes/index.js';
import { columnsIn, exportsOf, fieldsOf, kept, wordsOf } from './limits.js';
import { productionSources, sourcesOf } from './sources.js';

/** Names that say such a thing and are needed, each with its reason. */
const EXCUSED: Readonly<Record<string, string>> = {
  'sessions.last_seen_at':
    'ends a session that nobody uses; the row is deleted after its end and shown to nobody',
};

/** The same in the words of a screen. */
const ON_SCREEN = /积分|打卡|排行|排名|在线时长|阅读时长|登录次数|已读率|活跃度/;

describe('the limits on ourselves: nothing counts, watches or ranks people', () => {
  it.each([
    'people.login_count',
    'accounts.online_time',
    'messages.readTime',
    'unitPoints',
    'units.score',
    'RankUnits',
    'rpc.task-dispatch.v1.unit.ranking',
    '/api/v1/check-in',
    'checkIn',
    'streak',
    'lastSeen',
    'evidence.gps_latitude',
    'photoLocation',
  ])('finds %s', (name) => {
    expect(kept([name])).toEqual([name]);
  });

  it.each(['endpoints', 'read_at', 'log_in_attempts', 'checkInput', 'allocation', 'frank', 'scoreless'])(
    'lets pass %s',
    (name) => {
      expect(kept([name])).toEqual([]);
    },
  );

  it('reads names in any way of writing', () => {
    expect(wordsOf('loginCount')).toEqual(['login', 'count']);
    expect(wordsOf('LOGIN_COUNT')).toEqual(['login', 'count']);
  });

  it('finds fields inside lists and alternatives, columns, and exports', () => {
    const nested = z.object({
      rows: z.array(z.union([z.object({ rank: z.number() }), z.object({ ok: z.null() })])),
    });
    expect(kept(fieldsOf(nested, 'output'))).toEqual(['rank']);
    expect(
      kept(columnsIn('create table units (\n  score integer,\n  constraint a PRIMARY KEY (score)\n);')),
    ).toEqual(['units.score']);
    const source = {
      path: 'made-up.ts',
      text: 'export class RankUnits {}\nexport const loginCount = 1;\nconst rank = 2;',
    };
    expect(kept(exportsOf(source))).toEqual(['RankUnits', 'loginCount']);
  });

  it('holds for every column', () => {
    const columns = sourcesOf('apps/*/schema.sql').flatMap(({ text }) => columnsIn(text));
    expect(columns.length).toBeGreaterThan(200);
    expect(kept(columns)).toEqual(Object.keys(EXCUSED));
  });

  it('holds for every word on a screen', () => {
    expect('支部积分').toMatch(ON_SCREEN);
    const sources = [...productionSources(), ...sourcesOf('apps/web/src/**/*.{ts,tsx}')];
    const shown = sources.filter(({ path }) => path.startsWith('apps/'));
    expect(shown.filter(({ text }) => ON_SCREEN.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('holds for every request and its answer', () => {
    const fields = ALL_RPCS.flatMap(({ subject, input, output }) =>
      [subject, ...fieldsOf(input, 'input'), ...fieldsOf(output, 'output')].map(
        (field) => `${subject}: ${field}`,
      ),
    );
    expect(fields.length).toBeGreaterThan(300);
    expect(kept(fields)).toEqual([]);
  });

  it('holds for every fact', () => {
    const fields = ALL_FACTS.flatMap(({ type, data }) =>
      fieldsOf(data, 'output').map((field) => `${type}: ${field}`),
    );
    expect(fields.length).toBeGreaterThan(100);
    expect(kept(fields)).toEqual([]);
  });

  it('holds for every address of the API', () => {
    const paths = ROUTES.map(({ method, path }) => `${method} ${path}`);
    expect(paths.length).toBeGreaterThan(20);
    expect(kept(paths)).toEqual([]);
  });

  it('holds for every name in the code of apps and contracts', () => {
    const sources = productionSources().filter(({ path }) => /^(apps|libs\/contracts)\//.test(path));
    const names = sources.flatMap((source) => exportsOf(source).map((name) => `${source.path}: ${name}`));
    expect(names.length).toBeGreaterThan(500);
    expect(kept(names)).toEqual([]);
  });
});
