import { eventually } from '#libs/testing';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Api, platform } from './api.js';
import { MONTHLY_TASK_BUDGET, PASSWORD, STAFF, UNITS, type UnitKey } from './people.mjs';

const DAY_MS = 86_400_000;

/** A calendar day in Shanghai, so many days from today. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);
}

export interface Item {
  readonly itemId: string;
  readonly kind: string;
  readonly body: string;
}

export interface TaskRow {
  readonly taskId: string;
  readonly state: string;
  readonly version: number;
  readonly unitId: string;
  readonly itemId: string;
}

export interface District {
  readonly units: Readonly<Record<UnitKey, string>>;
  /** By login. */
  readonly personIds: Readonly<Record<string, string>>;
  readonly accountIds: Readonly<Record<string, string>>;
  readonly appointmentIds: Readonly<Record<string, string>>;
  /** The directive that every branch has tasks of. */
  readonly issuedId: string;
  /** One session per person and test file. */
  signIn(login: string): Promise<Api>;
}

/** How many tasks each of the three branches has; every test takes its own. */
const SENTENCES = MONTHLY_TASK_BUDGET;

/**
 * The district with its flows and an issued directive: built through the API by the first test file that asks
 * for it, and found again by the others.
 */
export async function district(): Promise<District> {
  const file = join(platform().dataDir, 'district.json');
  if (!existsSync(file)) {
    const place = await found(signingIn());
    await publishFlows(place);
    const { directiveId } = await issue(place, SENTENCES);
    writeFileSync(file, JSON.stringify({ ...place, issuedId: directiveId }));
  }
  return { ...(JSON.parse(readFileSync(file, 'utf8')) as District), signIn: signingIn() };
}

function signingIn(): District['signIn'] {
  const sessions = new Map<string, Promise<Api>>();
  return (login) => {
    const session = sessions.get(login) ?? Api.signIn(login);
    sessions.set(login, session);
    return session;
  };
}

async function found(signIn: District['signIn']): Promise<District> {
  const units = await signIn('sysadmin');
  const ids = await foundUnits(units);
  const staffed = await Promise.all(
    STAFF.map((one) => enter(one, { ids, units, accounts: signIn('secadmin') })),
  );
  const by = (field: 'personId' | 'accountId' | 'appointmentId') =>
    Object.fromEntries(staffed.map((one) => [one.login, one[field]]));
  return {
    units: ids,
    personIds: by('personId'),
    accountIds: by('accountId'),
    appointmentIds: by('appointmentId'),
    issuedId: '',
    signIn,
  };
}

async function foundUnits(api: Api): Promise<Record<UnitKey, string>> {
  const { rows } = await api.get<{ rows: { unitId: string }[] }>('units');
  const ids: Record<string, string> = { root: rows[0]!.unitId };
  for (const { key, parent, ...unit } of UNITS) {
    const body = { ...unit, parentId: ids[parent], validFrom: dayFromNow(-100) };
    ids[key] = (await api.post<{ unitId: string }>('units', body)).unitId;
  }
  return ids as Record<UnitKey, string>;
}

async function enter(
  { login, name, unit, post, duties, heads = false, scope }: (typeof STAFF)[number],
  { ids, units, accounts }: { ids: Record<UnitKey, string>; units: Api; accounts: Promise<Api> },
) {
  const [{ postId }, { personId }] = await Promise.all([
    units.post<{ postId: string }>('posts', {
      title: post === '党支部书记' ? `${post}（${unit}）` : post,
      duties,
      heads,
    }),
    units.post<{ personId: string }>('people', { name }),
  ]);
  const { appointmentId } = await units.post<{ appointmentId: string }>('appointments', {
    personId,
    unitId: ids[unit],
    postId,
    scopeUnitId: scope ? ids[scope] : null,
    from: dayFromNow(-50),
  });
  const { accountId } = await (
    await accounts
  ).post<{ accountId: string }>('accounts', { personId, login, password: PASSWORD });
  return { login, personId, appointmentId, accountId, postId };
}

const FLOWS = [
  {
    key: 'directive-sign-off',
    name: '部署送签',
    purpose: 'sign-off',
    by: 'secretary',
    owner: 'root',
    node: {
      key: 'secretary',
      name: '书记签发',
      mode: 'any',
      approvers: { by: 'duty', duty: 'sign-off', at: 'named-unit' },
    },
  },
  {
    key: 'completion-review',
    name: '办结审核',
    purpose: 'completion-review',
    by: 'supervisor',
    owner: 'supervision',
    node: {
      key: 'level-one',
      name: '上级初审',
      mode: 'any',
      approvers: { by: 'duty', duty: 'review', at: 'parent-of-subject-unit' },
    },
  },
] as const;

async function publishFlows({ signIn, units }: District): Promise<void> {
  for (const { key, name, purpose, by, owner, node } of FLOWS) {
    const at = node.approvers.at === 'named-unit' ? { unitId: units[owner] } : {};
    const nodes = [{ ...node, approvers: { ...node.approvers, ...at } }];
    await (await signIn(by)).post('flows', { key, name, purpose, ownerUnitId: units[owner], nodes });
  }
}

/** A directive of so many sentences, as a draft. */
export async function draft(
  drafter: Api,
  { units }: District,
  sentences: number,
): Promise<{ directiveId: string; version: number }> {
  const numbers = Array.from({ length: sentences }, (_, index) => index + 1);
  const text = [
    '关于做好冬季走访工作的通知',
    ...numbers.map((n) => `${n}．各党支部要走访第${n}组群众，登记需求并逐项办理。`),
  ].join('\n');
  return await drafter.post('directives', {
    issuerUnitId: units.root,
    source: { text },
    referenceDate: dayFromNow(0),
  });
}

export async function decideItems(
  drafter: Api,
  place: District,
  { directiveId, version }: { directiveId: string; version: number },
): Promise<Item[]> {
  const items = await drafter.all<Item>(`directives/${directiveId}/items`);
  const secretary = { personId: place.personIds['secretary']!, name: '程望川' };
  const task = {
    outcome: 'task',
    kind: 'task',
    reviewFlowKey: 'completion-review',
    sponsor: secretary,
    audience: { subtrees: [place.units.root], kinds: ['branch'] },
    criteria: ['登记的需求逐项有结果'],
    due: { kind: 'date', day: dayFromNow(20) },
    evidence: { files: true, figures: [], reason: '核对走访记录' },
  };
  const edits = items.map((item) => ({
    itemId: item.itemId,
    changes: item.body.includes('走访第') ? task : { outcome: 'for-information' },
  }));
  await drafter.ok('PATCH', `directives/${directiveId}/items`, { body: { edits }, ifMatch: version });
  return items.filter((item) => item.body.includes('走访第'));
}

/** Signed off by the secretary and dispatched to every branch. */
async function issue(place: District, sentences: number): Promise<{ directiveId: string; items: number }> {
  const drafter = await place.signIn('drafter');
  const drafted = await draft(drafter, place, sentences);
  const items = await decideItems(drafter, place, drafted);
  const { directiveId } = drafted;
  await drafter.post(`directives/${directiveId}/request-sign-off`, { flowKey: 'directive-sign-off' });
  const secretary = await place.signIn('secretary');
  const assignment = await eventually(async () => {
    const rows = await secretary.all<{ assignmentId: string; businessId: string; version: number }>(
      'assignments?businessType=directive',
    );
    const found = rows.find((row) => row.businessId === directiveId);
    if (!found) throw new Error('nobody is asked to sign off');
    return found;
  }, PATIENT);
  await secretary.post(`assignments/${assignment.assignmentId}/approve`, {}, { ifMatch: assignment.version });
  await eventually(async () => {
    const { dispatch } = await drafter.get<{ dispatch: { finished: boolean } | null }>(
      `directives/${directiveId}`,
    );
    if (!dispatch?.finished) throw new Error('the directive is not dispatched');
  }, PATIENT);
  return { directiveId, items: items.length };
}

/** Facts go from service to service; on a busy machine that takes a moment. */
export const PATIENT = { within: 20_000, every: 50 };

/** So many tasks of a person's unit that nobody has touched yet. */
export async function freshTasks(api: Api, count: number): Promise<TaskRow[]> {
  const rows = (await api.all<TaskRow>('tasks?view=mine&state=dispatched')).slice(0, count);
  if (rows.length < count) throw new Error(`only ${rows.length} tasks are left`);
  return rows;
}
