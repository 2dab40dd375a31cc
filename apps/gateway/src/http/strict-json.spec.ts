import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { failureOf } from '#libs/kernel';
import { strictJson } from './strict-json.js';

const read = (text: string) => strictJson(Buffer.from(text));

function refusal(body: string | Buffer) {
  try {
    strictJson(Buffer.from(body as string));
  } catch (error) {
    return failureOf(error);
  }
  return undefined;
}

const INVALID = { code: 'platform/invalid-input', kind: 'invalid_input' };
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('strict JSON', () => {
  it('reads every value that JSON can write and that is harmless', () => {
    const harmless = fc.jsonValue({ maxDepth: 5 }).filter((value) => {
      const text = JSON.stringify(value);
      return !/"(__proto__|constructor|prototype)":/.test(text);
    });
    fc.assert(
      fc.property(harmless, fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(read(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['the same key twice', '{"reason":"a","reason":"b"}'],
    ['the same key once escaped', String.raw`{"reason":"a","\u0072eason":"b"}`],
    ['the same key escaped twice', String.raw`{"\u0072eason":"a","r\u0065ason":"b"}`],
    ['the same key with blanks before the colon', '{"reason" :"a","reason"\n\t: "b"}'],
    ['the same key deep inside', '{"edits":[{"itemId":1,"changes":{"due":1,"due":2}}]}'],
    ['the same key after a nested object', '{"a":{"b":[{}]},"a":1}'],
    ['the same empty key', '{"":1,"":2}'],
    ['the same key with a quote in it', String.raw`{"a\"b":1,"a\u0022b":2}`],
    ['a solidus written in two ways', String.raw`{"a\/b":1,"a/b":2}`],
  ])('refuses %s', (_, text) => {
    expect(refusal(text)).toMatchObject(INVALID);
  });

  it.each([
    ['the same key in two objects', '[{"id":1},{"id":2}]'],
    ['a key that is also a value', '{"a":"a","b":"a"}'],
    ['values that look like keys', String.raw`{"a":"{\"a\":1,\"a\":2}","b":["a","a","a"]}`],
    ['keys that differ in case', '{"a":1,"A":2}'],
    ['a string that ends in a backslash', String.raw`{"a":"\\","b":"\\"}`],
  ])('takes %s', (_, text) => {
    expect(read(text)).toEqual(JSON.parse(text));
  });

  it.each(['__proto__', 'constructor', 'prototype', String.raw`__pr\u006fto__`])(
    'refuses the key %s',
    (key) => {
      expect(refusal(`{"a":{"${key}":{"admin":true}}}`)).toMatchObject({
        ...INVALID,
        details: { reason: 'poisoned-key' },
      });
    },
  );

  it('takes 20 levels and refuses 21, and 100,000 without running out of stack', () => {
    expect(read(nested(20))).toBeDefined();
    expect(refusal(nested(21))).toMatchObject({ ...INVALID, details: { reason: 'too-deep' } });
    expect(refusal(nested(100_000))).toMatchObject(INVALID);
  });

  it.each([
    ['a lone continuation byte', [0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['a surrogate in UTF-8', [0xed, 0xa0, 0x80]],
    ['a character that is cut off', [0xe4, 0xb8]],
  ])('refuses %s', (_, bytes) => {
    const body = Buffer.concat([Buffer.from('{"reason":"'), Buffer.from(bytes), Buffer.from('"}')]);
    expect(refusal(body)).toMatchObject({ ...INVALID, details: { reason: 'not-utf8' } });
  });

  it.each([
    '',
    ' ',
    '{',
    '{"a":1,}',
    "{'a':1}",
    '{"a":NaN}',
    '{"a":01}',
    '/**/{}',
    '{}{}',
    '[1,]',
    'undefined',
  ])('refuses %j, which is no JSON', (text) => {
    expect(refusal(text)).toMatchObject(INVALID);
  });

  it('hands on lone surrogates and U+0000 for the contract to refuse, which knows the field', () => {
    expect(read(String.raw`{"reason":"\ud800"}`)).toEqual({ reason: '\ud800' });
    expect(read(String.raw`{"reason":"\u0000"}`)).toEqual({ reason: '\u0000' });
  });

  it('looks for keys that come twice in time that grows with the length alone', () => {
    const long = `{"a":"${'\\"'.repeat(200_000)}","b":"${'x'.repeat(300_000)}"}`;
    const startedAt = performance.now();
    read(long);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
