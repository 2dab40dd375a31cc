import { DEMO_PASSWORD } from '../../../deploy/demo/district.mjs';
import { DESK, PHONE } from '../playwright.config.mjs';

/**
 * A browser of its own in which nobody is signed in: a desk, or a phone in portrait.
 *
 * @param {import('@playwright/test').Browser} browser
 */
export async function newBrowser(browser, { phone = false, language = 'zh-CN' } = {}) {
  const context = await browser.newContext({
    baseURL: process.env['GUANTONG_URL'],
    viewport: phone ? PHONE : DESK,
    hasTouch: phone,
    isMobile: phone,
    locale: language,
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
  });
  await context.addInitScript(moveClock, Number(process.env['CLOCK_OFFSET_MS'] ?? 0));
  return context;
}

/** In every page: the clock on the wall is that of the services. It goes on, and timers stay as they are. */
function moveClock(offsetMs) {
  const Machine = Date;
  globalThis.Date = class extends Machine {
    constructor(...given) {
      super(...(given.length > 0 ? given : [Machine.now() + offsetMs]));
    }
    static now() {
      return Machine.now() + offsetMs;
    }
  };
}

/**
 * A person of the demo with a browser of their own, signed in through the role bar's own request.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} key of the role: `issuer`, `branch-secretary`, `reviewer`, `leader`
 */
export async function stepInto(browser, key, how) {
  return await enter(browser, { path: 'demo/step-into', data: { key }, how });
}

/** An account of the demo by its name. */
export async function signIn(browser, login, how) {
  return await enter(browser, { path: 'session', data: { login, password: DEMO_PASSWORD }, how });
}

async function enter(browser, { path, data, how }) {
  const context = await newBrowser(browser, how);
  const headers = { origin: process.env['GUANTONG_URL'] };
  const answer = await context.request.post(`/api/v1/${path}`, { data, headers });
  if (!answer.ok()) throw new Error(`${path} refuses ${JSON.stringify(data)}: ${answer.status()}`);
  return context;
}
