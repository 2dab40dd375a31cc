import { DESK, PHONE } from '../playwright.config.mjs';

/**
 * A person of the demo with a browser of their own, signed in through the role bar's own request.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} key of the role: `issuer`, `branch-secretary`, `reviewer`, `leader`
 */
export async function stepInto(browser, key, { phone = false, language = 'zh-CN' } = {}) {
  const baseURL = process.env['GUANTONG_URL'];
  const context = await browser.newContext({
    baseURL,
    viewport: phone ? PHONE : DESK,
    hasTouch: phone,
    isMobile: phone,
    locale: language,
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
  });
  const answer = await context.request.post('/api/v1/demo/step-into', {
    data: { key },
    headers: { origin: baseURL },
  });
  if (!answer.ok()) throw new Error(`nobody can step into ${key}: ${answer.status()}`);
  return context;
}

/** An account of the demo by its name; their password is printed by every start of it. */
export async function signIn(browser, login, { phone = false } = {}) {
  const baseURL = process.env['GUANTONG_URL'];
  const viewport = phone ? PHONE : DESK;
  const context = await browser.newContext({ baseURL, viewport, hasTouch: phone, isMobile: phone });
  const answer = await context.request.post('/api/v1/session', {
    data: { login, password: 'guantong-demo-2026' },
    headers: { origin: baseURL },
  });
  if (!answer.ok()) throw new Error(`${login} cannot sign in: ${answer.status()}`);
  return context;
}
