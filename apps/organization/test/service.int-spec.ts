import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  accountDisable,
  accountList,
  accountOpen,
  type PushHint,
  organizationAuditList,
  personRegister,
  PUSH_SESSION_REVOKED,
  sessionLogIn,
  sessionLogOut,
  sessionResolve,
  unitChildren,
  unitCreate,
  unitGet,
  unitSnapshotPage,
} from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { eventually, expectRefusal } from '#libs/testing';
import { ServiceFixture } from './service-fixture.js';

/** A machine that does other work as well takes its time. */
jest.setTimeout(60_000);

let fixture: ServiceFixture;

beforeAll(async () => {
  fixture = await ServiceFixture.start();
});
afterAll(() => fixture.stop());

function branch(code: string) {
  return {
    parentId: fixture.world.rootId,
    kind: 'branch' as const,
    name: '港口党支部',
    code,
    validFrom: '2026-01-01',
  };
}

describe('over the bus', () => {
  it('a unit founded by the system administrator is answered, kept, told to the others and shown', async () => {
    const heard: { type: string; aggregateId: string }[] = [];
    fixture.bus.nats.subscribe('evt.organization.>', {
      callback: (_, message) => void heard.push(message.json()),
    });
    const call = await fixture.as('handong');
    const unit = await fixture.rpc.send(unitCreate, branch('PORT'), call);
    expect(await fixture.rpc.send(unitCreate, branch('PORT'), call)).toEqual(unit);
    expect(await fixture.rpc.send(unitGet, { unitId: unit.unitId }, call)).toEqual(unit);
    const roots = await fixture.rpc.send(unitChildren, {}, call);
    expect(roots.rows.map((row) => [row.unitId, row.children])).toEqual([[fixture.world.rootId, 1]]);
    await eventually(() => {
      const own = heard.filter((fact) => fact.aggregateId === unit.unitId);
      expect(own.map((fact) => fact.type)).toEqual(['organization.unit.founded']);
    });
  });

  it('each of the three administrators may do the own work only', async () => {
    const create = async (login: string) =>
      fixture.rpc.send(unitCreate, branch(`X-${login}`), await fixture.as(login));
    await expectRefusal(create('luolan'), 'platform/not-permitted');
    await expectRefusal(create('shilei'), 'platform/not-permitted');
    const accounts = async (login: string) => fixture.rpc.send(accountList, {}, await fixture.as(login));
    expect((await accounts('luolan')).rows.map((row) => row.login)).toEqual(['handong', 'luolan', 'shilei']);
    await expectRefusal(accounts('handong'), 'platform/not-permitted');
    const audit = async (login: string) =>
      fixture.rpc.send(organizationAuditList, { limit: 5 }, await fixture.as(login));
    const { rows } = await audit('shilei');
    expect(rows).toHaveLength(5);
    expect(new Set(rows.map((row) => row.service))).toEqual(new Set(['organization']));
    await expectRefusal(audit('handong'), 'platform/not-permitted');
  });

  it('a session is resolved for the gateway alone, and over once it was logged out', async () => {
    const session = await fixture.logIn('handong');
    const asGateway = await fixture.rpc.callAsService('gateway', uuidv7());
    const { sessionToken } = session;
    const resolved = await fixture.rpc.send(sessionResolve, { sessionToken }, asGateway);
    expect(resolved.identity).toEqual(session.identity);
    const own = await fixture.within(session);
    await expectRefusal(fixture.rpc.send(sessionResolve, { sessionToken }, own), 'platform/not-permitted');
    await fixture.rpc.send(sessionLogOut, {}, own);
    const after = fixture.rpc.send(sessionResolve, { sessionToken }, asGateway);
    await expectRefusal(after, 'organization/session-ended');
  });

  it('whoever caches sessions hears at once that an account was disabled', async () => {
    const hints: PushHint[] = [];
    fixture.bus.nats.subscribe(PUSH_SESSION_REVOKED, {
      callback: (_, message) => void hints.push(message.json()),
    });
    const { personId } = await fixture.rpc.send(
      personRegister,
      { name: '李江' },
      await fixture.as('handong'),
    );
    const input = { personId, login: 'lijiang', password: '苹果树下有一只慢慢走路的蜗牛' };
    const { accountId } = await fixture.rpc.send(accountOpen, input, await fixture.as('luolan'));
    const { sessionId } = await fixture.logIn('lijiang', input.password);
    await fixture.rpc.send(accountDisable, { accountId, reason: '遗失' }, await fixture.as('luolan'));
    await eventually(() => {
      expect(hints).toContainEqual({
        topic: 'session-revoked',
        id: sessionId,
        version: 0,
        to: { personIds: [personId] },
      });
    });
  });

  it('a wrong password is unauthenticated and says nothing else', async () => {
    const input = { login: 'handong', password: 'not the password', clientAddress: '10.0.0.8' };
    const failure = await expectRefusal(
      fixture.rpc.send(sessionLogIn, input, { idempotencyKey: uuidv7() }),
      'organization/log-in-refused',
    );
    expect(failure).toEqual({ ...failure, kind: 'unauthenticated', details: undefined });
  });

  it('every unit is handed out in pages for a projection', async () => {
    const call = await fixture.rpc.callAsService('gateway', uuidv7());
    const first = await fixture.rpc.send(unitSnapshotPage, { limit: 1 }, call);
    const rest = await fixture.rpc.send(unitSnapshotPage, { after: first.next }, call);
    const ids = [...first.units, ...rest.units].map((unit) => unit.unitId);
    const stored = await fixture.world.rows<{ id: string }>('select id from units order by id');
    expect(ids).toEqual(stored.map((row) => row.id));
    expect(rest.next).toBeNull();
  });
});
