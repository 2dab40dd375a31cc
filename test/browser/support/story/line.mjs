import { expect } from '@playwright/test';

const UPLOADS = '**/api/v1/uploads/resumable/*';

/**
 * The line of one context, with an eye on its uploads.
 *
 * @param {import('@playwright/test').BrowserContext} context
 */
export function lineOf(context) {
  const [begun, parts] = [[], []];
  context.on('request', (request) => {
    if (!request.url().includes('/api/v1/uploads/resumable')) return;
    if (request.method() === 'POST') begun.push(request.url());
    if (request.method() === 'PATCH') parts.push(Number(request.headers()['upload-offset']));
  });
  let isCut = false;
  const cutInSecondPart = () =>
    context.route(UPLOADS, async (route) => {
      const request = route.request();
      const isFirst = request.method() !== 'PATCH' || request.headers()['upload-offset'] === '0';
      if (isCut || isFirst) return route.continue();
      isCut = true;
      await context.setOffline(true);
      return route.abort('internetdisconnected');
    });
  const comesBack = () => context.setOffline(false);
  /** One upload, whose second part was sent twice and whose first was not sent again. */
  const expectResumed = () => {
    expect(begun).toHaveLength(1);
    const [first, cut, again] = parts;
    expect(first).toBe(0);
    expect(cut).toBeGreaterThan(0);
    expect(again).toBe(cut);
    expect(parts.filter((offset) => offset === 0)).toHaveLength(1);
  };
  return { cutInSecondPart, comesBack, expectResumed };
}
