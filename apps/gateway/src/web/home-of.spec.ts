import { describe, expect, it } from '@jest/globals';
import { homeOf } from './home-of.js';

const WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/88.0.4324.150 Safari/537.36';
const ANDROID =
  'Mozilla/5.0 (Linux; Android 10; HLK-AL00) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/88.0.4324.93 Mobile Safari/537.36';

describe('the bare address', () => {
  it.each([
    ['a browser on Windows', WINDOWS],
    ['Safari on a Mac', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/14.0 Safari/605.1.15'],
    ['a client that does not say', undefined],
  ])('leads %s to the desk', (_, agent) => {
    expect(homeOf(agent)).toBe('/desk');
  });

  it.each([
    ['an Android phone', ANDROID],
    [
      'an iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 14_0 like Mac OS X) AppleWebKit/605.1.15 Version/14.0 Safari/604.1',
    ],
    ['WeCom', `${ANDROID} wxwork/4.1.0 MicroMessenger/7.0.1`],
    ['WeCom on a computer', `${WINDOWS} wxwork/4.1.0 MicroMessenger/7.0.1 WindowsWechat`],
    ['DingTalk', `${ANDROID} AliApp(DingTalk/6.5.0)`],
  ])('leads %s to the phone entry', (_, agent) => {
    expect(homeOf(agent)).toBe('/phone');
  });
});
