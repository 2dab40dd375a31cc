import { describe, expect, it } from '@jest/globals';
import { lookAfterSignIn, withLook, type Preferences } from './preferences.js';

const standard: Preferences = { textSize: 'standard', language: 'zh-CN', singleKeys: true, entry: null };

describe('the look after signing in', () => {
  it('is what the account asks for', () => {
    const held: Preferences = { ...standard, textSize: 'largest', language: 'en' };
    expect(lookAfterSignIn(held, { size: 1, language: 'zh-CN' })).toEqual({ size: 3, language: 'en' });
  });

  it('is what the device was set up for, when the account asks for nothing else', () => {
    expect(lookAfterSignIn(standard, { size: 2, language: 'en' })).toEqual({ size: 2, language: 'en' });
  });
});

it('keeping a look leaves the other preferences as they are', () => {
  const held: Preferences = { ...standard, singleKeys: false, entry: 'phone' };
  expect(withLook(held, { size: 2, language: 'en' })).toEqual({
    textSize: 'large',
    language: 'en',
    singleKeys: false,
    entry: 'phone',
  });
});
