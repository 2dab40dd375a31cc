import { describe, expect, it } from '@jest/globals';
import { expectRefusal } from '#libs/testing';
import { Argon2PasswordHasher } from './argon2-password-hasher.js';
import { RandomSessionTokens } from './random-session-tokens.js';

describe('a password hash', () => {
  const hasher = new Argon2PasswordHasher();

  it('is argon2id of the agreed strength and opens with the password alone', async () => {
    const hash = await hasher.hash('correct horse battery staple');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hasher.verify(hash, 'correct horse battery staple')).toBe(true);
    expect(await hasher.verify(hash, 'correct horse battery stapler')).toBe(false);
  });

  it('of nobody never opens', async () => {
    expect(await hasher.verify(null, 'correct horse battery staple')).toBe(false);
  });

  it('is computed for everybody who waits, and refused to a crowd', async () => {
    const own = new Argon2PasswordHasher();
    const crowd = await Promise.allSettled(Array.from({ length: 262 }, () => own.hash('x')));
    const refused = crowd.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(2);
    await expectRefusal(Promise.reject(refused[0]!.reason), 'platform/too-many-requests');
    expect(await own.verify(await own.hash('y'), 'y')).toBe(true);
  });
});

it('a session token has 256 bits, is new every time, and is recognised by its hash', () => {
  const tokens = new RandomSessionTokens();
  const [first, second] = [tokens.issue(), tokens.issue()];
  expect(Buffer.from(first.token, 'base64url')).toHaveLength(32);
  expect(second.token).not.toBe(first.token);
  expect(tokens.hashOf(first.token)).toBe(first.hash);
});
