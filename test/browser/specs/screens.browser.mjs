import { expect, test } from '@playwright/test';
import { expectAccessible } from '../support/axe.mjs';
import { expectPicture } from '../support/pictures.mjs';
import { stepInto } from '../support/people.mjs';
import { SCREENS } from '../support/screens.mjs';

/** As the account keeps it, and as the page shows that it has taken it. */
const TEXT_SIZES = { standard: '1', largest: '3' };

/** Why it makes no sense to compare pictures here; `run.mjs` says it, too. */
const NOT_COMPARED = process.env['PICTURES_NOT_COMPARED'] ?? '';

for (const { name, role, phone, path, ready } of SCREENS) {
  test.describe(`the screen ${name}`, () => {
    let context;
    test.beforeAll(async ({ browser }) => {
      context = await stepInto(browser, role, { phone });
    });
    test.afterAll(() => context.close());

    const open = async (textSize) => {
      const kept = await context.request.put('/api/v1/account/preferences', {
        data: { textSize, language: 'zh-CN', singleKeys: true, entry: null },
        headers: { origin: process.env['GUANTONG_URL'], 'idempotency-key': crypto.randomUUID() },
      });
      expect(kept.ok(), await kept.text()).toBe(true);
      const page = await context.newPage();
      await page.goto(typeof path === 'string' ? path : await path(context.request));
      await page.locator(ready).first().waitFor();
      await expect(page.locator('.skeleton')).toHaveCount(0);
      // A demo's bar comes after the page, and moves it.
      await page.getByRole('complementary', { name: '演示身份' }).waitFor();
      return page;
    };

    // Before the larger text: what a device has once been set to, it remembers.
    test('looks as it did when somebody last looked at it', async () => {
      test.skip(NOT_COMPARED !== '', NOT_COMPARED);
      const page = await open('standard');
      await expectPicture(page, name);
      await page.close();
    });

    for (const [textSize, shown] of Object.entries(TEXT_SIZES)) {
      test(`can be used by everybody in ${textSize} text`, async () => {
        const page = await open(textSize);
        await expect(page.locator('html')).toHaveAttribute('data-text-size', shown);
        await expectAccessible(page, name);
        const wider = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect(wider, 'nothing reaches beyond the right edge').toBeLessThanOrEqual(0);
        await page.close();
      });
    }
  });
}
