import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_ERRORS, unitGet } from '#libs/contracts';
import { DomainError, uuidv7, type FailureKind } from '#libs/kernel';
import { CallerTokenVerifier, RpcDoor, RpcMessage, RpcReplySerializer, viewOf } from '#libs/messaging';
import { createLogger, Metrics } from '#libs/observability';
import { STATUS_OF_KIND, type Problem } from '../src/http/problem.js';
import { openGateway, type GatewayFixture, type SignedIn } from './gateway-fixture.js';

const CODES = Object.entries(ALL_ERRORS).map(([code, kind]) => ({ code, kind: kind as FailureKind }));

let gateway: GatewayFixture;
let person: SignedIn;
let thrown: Error;

/** A refusal of the owner of the data, on its whole way: door, reply on the bus, client, HTTP. */
beforeAll(async () => {
  gateway = await openGateway();
  person = gateway.signIn(['handle']);
  const verifier = await CallerTokenVerifier.fromSetting(gateway.config.callerPublicKeys);
  const door = new RpcDoor({
    verifier,
    logger: createLogger('organization', 'silent'),
    metrics: new Metrics(),
    checkReplies: true,
  });
  gateway.rpc.answer(unitGet, async (input, { token }) => {
    const message = new RpcMessage(input, token ? { token } : {});
    const reply = await door.answer(unitGet, message, () => Promise.reject(thrown));
    const { data } = new RpcReplySerializer().serialize({ id: '1', response: reply });
    return viewOf(Buffer.from(data)) as never;
  });
});

afterAll(() => gateway.close());

async function ask(error: Error): Promise<{ response: Response; problem: Problem }> {
  thrown = error;
  const response = await fetch(`${gateway.url}/api/v1/units/${uuidv7()}`, { headers: person.headers });
  return { response, problem: (await response.json()) as Problem };
}

describe('every registered code', () => {
  it('has a kind that has a status, and a name of the form <service>/<sentence>', () => {
    expect(CODES.length).toBeGreaterThan(90);
    expect(CODES.filter(({ kind }) => STATUS_OF_KIND[kind] === undefined)).toEqual([]);
    expect(CODES.filter(({ code }) => !/^[a-z-]+\/[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
  });

  const wrappings = [
    { how: 'bare', wrap: (error: DomainError): Error => error },
    { how: 'wrapped', wrap: (error: DomainError) => new Error('the repository failed', { cause: error }) },
    {
      how: 'wrapped twice',
      wrap: (error: DomainError) => new Error('outer', { cause: new Error('inner', { cause: error }) }),
    },
  ];

  it.each(wrappings)('comes out $how with the status of its kind', async ({ wrap }) => {
    const wrong: unknown[] = [];
    for (const { code, kind } of CODES) {
      const details = { unitId: 'u', limit: 3 };
      const refusal = new DomainError({ code, kind, message: `Words about ${code}.`, details });
      const { response, problem } = await ask(wrap(refusal));
      const status = STATUS_OF_KIND[kind];
      const expected =
        kind === 'bug'
          ? { status, code: 'platform/internal-error' }
          : { status, code, detail: `Words about ${code}.`, details, type: `urn:guantong:problem:${code}` };
      const shown = Object.fromEntries(
        Object.keys(expected).map((key) => [key, (problem as unknown as Record<string, unknown>)[key]]),
      );
      if (JSON.stringify(shown) !== JSON.stringify(expected) || response.status !== status) {
        wrong.push({ code, status: response.status, shown });
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('a problem', () => {
  const refusal = (kind: FailureKind, message = 'No.') =>
    new DomainError({ code: 'organization/unit-not-found', kind, message });

  it('is RFC 9457, is not kept by anybody, and names the request', async () => {
    const { response, problem } = await ask(refusal('not_found'));
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(problem.requestId).toBe(response.headers.get('x-request-id'));
    expect(problem.title).toBe('unit not found');
    expect(Object.keys(problem).sort()).toEqual(['code', 'detail', 'requestId', 'status', 'title', 'type']);
  });

  it.each(['too_many', 'unavailable'] as const)('says when to come back after %s', async (kind) => {
    const { response } = await ask(refusal(kind));
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('says nothing of what nobody foresaw', async () => {
    const { response, problem } = await ask(new Error('password of the database: hunter2'));
    expect([response.status, problem.code]).toEqual([500, 'platform/internal-error']);
    expect(JSON.stringify(problem)).not.toContain('hunter2');
    expect(JSON.stringify([...response.headers])).not.toContain('hunter2');
  });
});
