import { describe, expect, it } from '@jest/globals';
import { expectRaised } from '../../test/expect-raised.js';
import { assertGoodPassword } from './password-policy.js';
import { normaliseLogin } from './login-name.js';
import { isWorthNoting, lastsUntil, openSession } from './session.js';
import { ACCOUNT_THROTTLE, delayAfter } from './throttle.js';

describe('a login name', () => {
  it('is the same however it is typed: full width, upper case, composed or not', () => {
    expect(normaliseLogin('ＷａｎｇＨａｉ')).toBe('wanghai');
    expect(normaliseLogin('WangHai')).toBe('wanghai');
    expect(normaliseLogin('王海.01')).toBe('王海.01');
  });

  it.each([
    ['a zero-width character', 'wang\u200bhai'],
    ['a Cyrillic look-alike', 'w\u0430nghai'],
    ['a direction override', 'wang\u202ehai'],
    ['a blank', 'wang hai'],
    ['a combining mark', 'wa\u0301nghai'],
    ['one character only', 'w'],
    ['a radical that looks like a character', '\u2ea9王'],
  ])('is refused with %s', (_, login) => {
    expectRaised(() => normaliseLogin(login), 'organization/login-not-allowed');
  });
});

describe('a password', () => {
  const owner = { login: 'wanghai', name: '王海' };

  it.each([
    'password1234',
    'Ｐassword1234',
    'aaaaaaaaaaaaaa',
    '123456789012',
    'wanghai-2026-x',
    '我是王海2026-abc',
    'short-Pass1',
  ])('is refused when it is easy to guess: %s', (password) => {
    expectRaised(() => assertGoodPassword(password, owner), 'organization/password-too-common');
  });

  it('needs length, not decoration', () => {
    expect(() => assertGoodPassword('苹果树下有一只慢慢走路的蜗牛', owner)).not.toThrow();
    expect(() => assertGoodPassword('correct horse battery staple', owner)).not.toThrow();
    expectRaised(() => assertGoodPassword('x1y2z3'.repeat(30), owner), 'organization/password-too-common');
  });
});

describe('a session', () => {
  const limits = { idleMs: 30 * 60_000, absoluteMs: 12 * 3_600_000 };
  const opened = new Date('2026-03-02T00:00:00Z');
  const session = openSession(
    { districtId: 'd', sessionId: 's', accountId: 'a', personId: 'p', accountEpoch: 1, tokenHash: 'h' },
    opened,
    limits,
  );
  const after = (minutes: number) => new Date(opened.getTime() + minutes * 60_000);

  it('ends after 30 idle minutes', () => {
    expect(lastsUntil(session, after(29), limits)).toEqual(after(59));
    expect(lastsUntil(session, after(30), limits)).toBeNull();
  });

  it('ends after 12 hours however busy', () => {
    const busy = { ...session, lastSeenAt: after(719) };
    expect(lastsUntil(busy, after(719), limits)).toEqual(after(720));
    expect(lastsUntil(busy, after(720), limits)).toBeNull();
  });

  it('is noted as seen once a minute at most', () => {
    expect([isWorthNoting(session, after(0.5)), isWorthNoting(session, after(1))]).toEqual([false, true]);
  });
});

it('attempts in a row wait longer and longer, but never for good', () => {
  const delays = [0, 4, 5, 6, 7, 11, 1000].map((attempts) => delayAfter(attempts, ACCOUNT_THROTTLE));
  expect(delays).toEqual([0, 0, 1000, 2000, 4000, 60_000, 60_000]);
});
