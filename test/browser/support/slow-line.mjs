/** interface.md's bad line: 400 kbit/s with 400 ms until an answer begins. */
const LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

/**
 * Puts a page on the bad line, with nothing in its cache.
 *
 * @param {import('@playwright/test').Page} page
 */
export async function onSlowLine(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.clearBrowserCache');
  await devtools.send('Network.emulateNetworkConditions', LINE);
}

/** Milliseconds from the address to the first words on the page. */
export async function firstContentOf(page) {
  return await page.evaluate(
    () =>
      new Promise((done) => {
        const seen = (entries) => entries.find(({ name }) => name === 'first-contentful-paint')?.startTime;
        const already = seen(performance.getEntriesByType('paint'));
        if (already !== undefined) return done(already);
        const observer = new PerformanceObserver((list) => {
          const at = seen(list.getEntries());
          if (at !== undefined) done(at);
        });
        return observer.observe({ type: 'paint', buffered: true });
      }),
  );
}

/** Milliseconds from the address until the first duty can be read. */
export async function firstDutyOf(page) {
  await page.locator('.duty h2').first().waitFor();
  return await page.evaluate(() => performance.now());
}

/** Milliseconds from the address until the application has taken over and listens. */
export async function listeningOf(page) {
  await page.locator('.duty-lists > button:enabled').first().waitFor();
  return await page.evaluate(() => performance.now());
}
