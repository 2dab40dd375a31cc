import { expect } from '@playwright/test';

/** Opens the queue of an entry and in it the matter of this name; `round` tells it from an earlier one. */
export async function openMatter(page, { entry, matter }) {
  await page.goto(`/${entry}/reviews`);
  await page.getByRole('link', { name: matter }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: matter })).toBeVisible();
}

/** Chooses, confirms, and waits until the decision cannot be taken back any more and has arrived. */
export async function signDirective(page) {
  await page.getByRole('button', { name: '同意签发' }).click();
  await page.getByRole('button', { name: '确认同意' }).click();
  await untilSent(page);
}

/** A return names the criterion that is not met. */
export async function returnTask(page, { criterion, reason }) {
  await page.getByRole('button', { name: '退回重办' }).click();
  await page.getByRole('radio', { name: criterion }).check();
  await page.getByRole('textbox', { name: /^理由/ }).fill(reason);
  await page.getByRole('button', { name: '确认退回' }).click();
  await untilSent(page);
}

/** Without a mouse: Y chooses, Enter confirms. */
export async function approveByKeyboard(page) {
  await page.keyboard.press('y');
  await expect(page.getByRole('button', { name: '同意办结' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Enter');
  await untilSent(page);
}

async function untilSent(page) {
  const underway = page.getByRole('region', { name: '待送出的决定' });
  await expect(underway).toContainText('秒后送出');
  await expect(underway).toBeHidden();
}
