import { describe, expect, it, jest } from '@jest/globals';
import { Caller, type CallerIdentity } from '#libs/kernel';
import { expectRefusal } from '#libs/testing';
import { importJWK, SignJWT, UnsecuredJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { DISTRICT, person, signerOf, testKeys, testVerifier } from '../../test/fixtures.js';
import { CallerTokenSigner, CallerTokenVerifier, generateCallerKeys } from '../index.js';

interface Forgery {
  readonly with?: string;
  readonly kid?: string;
  readonly claims?: JWTPayload;
  readonly typ?: string;
}

/** A token signed with a process's true key, with whatever claims the forger likes. */
async function forge(forgery: Forgery): Promise<string> {
  const { with: name = 'gateway', kid = name, claims = {}, typ = 'guantong-caller+jwt' } = forgery;
  const jwk = JSON.parse(Buffer.from((await testKeys()).privateKeys[name]!, 'base64').toString()) as JWK;
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    iss: name,
    aud: 'guantong',
    sub: 'p1',
    iat: now,
    exp: now + 60,
    caller: identity(),
    ...claims,
  };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'EdDSA', kid, typ })
    .sign((await importJWK(jwk, 'EdDSA')) as CryptoKey);
}

function identity(more: Partial<CallerIdentity> = {}): CallerIdentity {
  return { ...person, ...more } as CallerIdentity;
}

async function refused(token: string): Promise<string> {
  const failure = await expectRefusal((await testVerifier()).verify(token), 'platform/caller-token-rejected');
  expect(failure.kind).toBe('unavailable');
  return String(failure.details?.['reason']);
}

const ago = (seconds: number) => Math.floor(Date.now() / 1000) - seconds;

describe('a caller token', () => {
  it('of the gateway brings a person with posts and duties to any service', async () => {
    const caller = await (await testVerifier()).verify(await (await signerOf('gateway')).sign(person));
    expect(caller).toBeInstanceOf(Caller);
    expect(caller).toEqual(person);
    expect(caller.has('handle')).toBe(true);
  });

  it('of a service brings that service itself', async () => {
    const machine = Caller.machine('approval', DISTRICT);
    const caller = await (await testVerifier()).verify(await (await signerOf('approval')).sign(machine));
    expect(caller).toEqual(machine);
  });

  it('of a service is refused for a person, for another service and for a machine with posts', async () => {
    const approval = await signerOf('approval');
    expect(await refused(await approval.sign(person))).toMatch(/only the gateway/);
    expect(await refused(await approval.sign(Caller.machine('organization', DISTRICT)))).toMatch(
      /itself alone/,
    );
    const posted = { ...Caller.machine('approval', DISTRICT), appointments: person.appointments };
    expect(await refused(await approval.sign(posted as CallerIdentity))).toMatch(/itself alone/);
  });

  it('is refused when it is expired by more than the clocks may differ, and accepted within', async () => {
    await refused(await forge({ claims: { iat: ago(100), exp: ago(40) } }));
    const verifier = await testVerifier();
    const token = await forge({ claims: { iat: ago(70), exp: ago(10) } });
    expect((await verifier.verify(token)).personId).toBe('p1');
  });

  it('is refused when it claims to live for longer than a minute ago, or comes from the future', async () => {
    await refused(await forge({ claims: { iat: ago(600), exp: ago(-3600) } }));
    await refused(await forge({ claims: { iat: ago(-300), exp: ago(-360) } }));
  });

  it('is refused without a signature, also when it says alg none', async () => {
    const none = new UnsecuredJWT({ caller: identity() })
      .setIssuer('gateway')
      .setAudience('guantong')
      .setSubject('p1')
      .setIssuedAt()
      .setExpirationTime('60s')
      .encode();
    await refused(none);
    await refused('not.a.token');
    await refused('');
  });

  it('is refused when signed symmetrically with the public key (algorithm confusion)', async () => {
    const secret = Buffer.from((await testKeys()).publicKeys, 'base64');
    const token = await new SignJWT({ caller: identity() })
      .setProtectedHeader({ alg: 'HS256', kid: 'gateway', typ: 'guantong-caller+jwt' })
      .setIssuer('gateway')
      .setAudience('guantong')
      .setSubject('p1')
      .setIssuedAt()
      .setExpirationTime('60s')
      .sign(secret);
    await refused(token);
  });

  it('is refused when another process signs in the gateway’s name', async () => {
    await refused(await forge({ with: 'approval', kid: 'gateway', claims: { iss: 'gateway' } }));
    await refused(await forge({ with: 'approval', claims: { iss: 'gateway' } }));
  });

  it('is refused when its key is not one of ours', async () => {
    const strangers = await generateCallerKeys(['gateway']);
    const stranger = await CallerTokenSigner.fromSetting(strangers.privateKeys['gateway']!);
    await refused(await stranger.sign(person));
  });

  it('is refused for another audience, another type, another subject and unknown duties', async () => {
    await refused(await forge({ claims: { aud: 'elsewhere' } }));
    await refused(await forge({ typ: 'JWT' }));
    await refused(await forge({ claims: { sub: 'p2' } }));
    const duties = [{ ...person.appointments[0], duties: ['rule-the-world'] }];
    await refused(await forge({ claims: { caller: { ...identity(), appointments: duties } } }));
  });

  it('is verified once and looked at again when its time is over', async () => {
    const verifier = await testVerifier();
    const token = await (await signerOf('gateway')).sign(person);
    const first = await verifier.verify(token);
    expect(await verifier.verify(token)).toBe(first);
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 91_000);
    try {
      jest.useFakeTimers({ now: Date.now(), doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
      await expectRefusal(verifier.verify(token), 'platform/caller-token-rejected');
    } finally {
      clock.mockRestore();
      jest.useRealTimers();
    }
  });
});

describe('key settings', () => {
  it('that are malformed stop the start without showing the key', async () => {
    await expect(CallerTokenSigner.fromSetting('c2VjcmV0')).rejects.toThrow(
      /^CALLER_TOKEN_PRIVATE_KEY is not/,
    );
    expect(() => CallerTokenVerifier.fromSetting('e30=')).toThrow(/^CALLER_TOKEN_PUBLIC_KEYS is not/);
    const { publicKeys } = await testKeys();
    await expect(CallerTokenSigner.fromSetting(publicKeys)).rejects.toThrow(/not a private Ed25519 JWK/);
  });
});
