import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approvalAuditList,
  notificationAuditList,
  organizationAuditList,
  taskDispatchAuditList,
  type OutputOf,
} from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { openGateway, type GatewayFixture, type SignedIn } from './gateway-fixture.js';

type Row = OutputOf<typeof organizationAuditList>['rows'][number];

const CONTRACTS = {
  organization: organizationAuditList,
  'task-dispatch': taskDispatchAuditList,
  approval: approvalAuditList,
  notification: notificationAuditList,
};

let gateway: GatewayFixture;
let auditor: SignedIn;
const journals = new Map<string, Row[]>();

const mark = ({ at, factId }: { at: string; factId: string }) => `${at} ${factId}`;

beforeAll(async () => {
  gateway = await openGateway();
  auditor = gateway.signIn(['audit']);
  for (const [index, [service, contract]] of Object.entries(CONTRACTS).entries()) {
    journals.set(
      service,
      Array.from({ length: 40 }, (_, n) => row(service, (n * (index + 2)) % 50)),
    );
    gateway.rpc.answer(contract, ({ cursor, limit, to, outcome }) => {
      const open = journals
        .get(service)!
        .filter(
          (each) => (to === undefined || each.at < to) && (outcome === undefined || each.outcome === outcome),
        )
        .filter((each) => cursor === undefined || mark(each) < cursor)
        .sort((a, b) => (mark(a) < mark(b) ? 1 : -1));
      const rows = open.slice(0, limit);
      return { rows, next: open.length > limit ? mark(rows.at(-1)!) : null };
    });
  }
});

afterAll(() => gateway.close());

function row(
  service: string,
  second: number,
  at = `2026-03-02T02:00:${String(second).padStart(2, '0')}.123456Z`,
): Row {
  const actor = {
    kind: 'machine' as const,
    personId: 'p',
    name: 'n',
    unitId: null,
    postTitle: null,
    forPersonId: null,
  };
  return {
    factId: uuidv7(),
    service,
    at,
    type: 't',
    outcome: second % 3 === 0 ? 'refused' : 'accepted',
    code: null,
    actor,
    aggregate: 'a',
    aggregateId: null,
    before: null,
    after: null,
    correlationId: 'c',
  };
}

async function page(query: Record<string, string>, who = auditor) {
  const response = await fetch(`${gateway.url}/api/v1/audit?${new URLSearchParams(query)}`, {
    headers: who.headers,
  });
  return {
    status: response.status,
    ...((await response.json()) as { rows: Row[]; next: string | null; code?: string }),
  };
}

async function readAll(
  filter: Record<string, string>,
  betweenPages: () => void = () => undefined,
): Promise<Row[]> {
  const rows: Row[] = [];
  let next: string | null = null;
  do {
    const read = await page({
      ...filter,
      limit: String(7 + (rows.length % 5)),
      ...(next ? { cursor: next } : {}),
    });
    expect(read.status).toBe(200);
    rows.push(...read.rows);
    next = read.next;
    betweenPages();
  } while (next);
  return rows;
}

const whole = () => [...journals.values()].flat().sort((a, b) => (mark(a) < mark(b) ? 1 : -1));

describe('the audit trail', () => {
  it('is what all services have written, newest first, and does not shift when more is written', async () => {
    const before = whole();
    const read = await readAll({}, () => {
      const later = new Date(Date.now() + 60_000).toISOString().replace('Z', '000Z');
      journals.get('approval')!.push(row('approval', 0, later));
    });
    expect(read.map(mark)).toEqual(before.map(mark));
  });

  it('can be read by what was refused', async () => {
    const refused = whole().filter(
      ({ outcome, at }) => outcome === 'refused' && at < new Date().toISOString(),
    );
    expect((await readAll({ outcome: 'refused' })).map(mark)).toEqual(refused.map(mark));
  });

  it.each([
    ['nonsense', 'x'],
    ['one of another list', Buffer.from('["2026",1]').toString('base64url')],
    [
      'one with a service’s place too much',
      Buffer.from('{"to":"2026-03-02T02:00:00Z","at":{"a":{"cursor":1}}}').toString('base64url'),
    ],
  ])('refuses a cursor that is %s', async (_, cursor) => {
    expect(await page({ cursor })).toMatchObject({ status: 400, code: 'platform/cursor-rejected' });
  });

  it.each<Record<string, string>>([
    { limit: 'many' },
    { outcome: 'both' },
    { from: '2026-02-30T00:00:00Z' },
    { everything: 'true' },
  ])('refuses the question %j', async (query) => {
    expect(await page(query)).toMatchObject({
      status: 400,
      code: 'platform/invalid-input',
    });
  });

  it('is for the auditor alone', async () => {
    const other = gateway.signIn([
      'draft',
      'sign-off',
      'dispatch',
      'handle',
      'review',
      'supervise',
      'administer-units',
      'administer-accounts',
    ]);
    expect(await page({}, other)).toMatchObject({ status: 403, code: 'platform/not-permitted' });
  });
});
