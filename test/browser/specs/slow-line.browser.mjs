import { expect, test } from '@playwright/test';
import { signIn } from '../support/people.mjs';
import { firstContentOf, firstDutyOf, listeningOf, onSlowLine } from '../support/slow-line.mjs';

/** Has signed for two tasks in the demo. */
const SECRETARY = 'ly-gh1';
/** Measured: something after 1.2 s, the first duty after 1.9 s, the application after 3.7 s. */
const READABLE_MS = 2_500;
const LISTENING_MS = 5_000;
const WORDS = '已逐户走访十二户，三户的困难';

test.describe('on a line of 400 kbit/s with 400 ms latency, the phone', () => {
  let context;
  // Some thirty small answers, each half a second behind.
  test.use({ actionTimeout: 30_000 });
  test.beforeEach(async ({ browser }) => {
    context = await signIn(browser, SECRETARY, { phone: true });
  });
  test.afterEach(() => context.close());

  test(`shows the first duty within ${READABLE_MS} ms, and then a list that can be used`, async () => {
    const page = await context.newPage();
    await onSlowLine(page);
    await page.goto('/phone', { waitUntil: 'commit' });
    expect(await firstDutyOf(page)).toBeLessThanOrEqual(READABLE_MS);
    expect(await firstContentOf(page)).toBeLessThanOrEqual(READABLE_MS);
    const [read] = await page.locator('.duty h2').allTextContents();
    expect(await listeningOf(page)).toBeLessThanOrEqual(LISTENING_MS);
    await expect(page.locator('.duty h2').first(), 'what was read stays').toHaveText(read);
    const lists = page.getByRole('group', { name: '待办事项' });
    await lists.getByRole('button', { name: /^要办/ }).click();
    await page
      .getByRole('link', { name: /^办理：/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: '任务要求' })).toBeVisible();
  });

  test('keeps what was typed when the tab is killed', async () => {
    const first = await context.newPage();
    await onSlowLine(first);
    await first.goto('/phone/duties?list=handle');
    await first
      .getByRole('link', { name: /^办理：/ })
      .first()
      .click();
    await first.getByRole('button', { name: '反馈进展' }).click();
    await first.getByRole('textbox', { name: '进展情况' }).fill(WORDS);
    await expect(first.getByText(/^已存本机/).first()).toBeVisible();
    const address = first.url();
    await first.close();
    const second = await context.newPage();
    await onSlowLine(second);
    await second.goto(address);
    await expect(second.getByRole('textbox', { name: '进展情况' })).toHaveValue(WORDS);
    await expect(second.getByText(/已恢复您上次填写的内容/)).toBeVisible();
  });
});
