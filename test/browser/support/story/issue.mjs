import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';

const DOCUMENT = new URL('../../fixtures/winter-watch-notice.txt', import.meta.url);
export const TITLE = '关于做好入冬前防火值守点检查的通知';
export const HEADING = '逐点检查用火用电安全';
export const CRITERION = '隐患清单逐项写明整改结果';

/** The document falls on the page as from a folder of the desktop. */
export async function dropDocument(page) {
  await page.goto('/desk/issuing');
  await expect(page.getByRole('heading', { name: '新建交办' })).toBeVisible();
  const dropped = await page.evaluateHandle(
    (text) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text], '入冬前值守点检查通知.txt', { type: 'text/plain' }));
      return carried;
    },
    readFileSync(DOCUMENT, 'utf8'),
  );
  await page.getByText('把文件拖到这里').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  await expect(page).toHaveURL(/\/desk\/issuing\/[0-9a-f-]{36}/);
  return page.url().match(/[0-9a-f-]{36}/)[0];
}

/** The first point becomes a task that asks for a photo, the others are confirmed as they were proposed. */
export async function decideItems(page) {
  await page
    .getByRole('list', { name: '条目' })
    .getByRole('button', { name: /逐点检查用火用电/ })
    .click();
  const panel = page.getByRole('region', { name: /^条目 / });
  await panel.getByRole('radio', { name: '任务', exact: true }).check();
  await panel.getByRole('textbox', { name: '办结标准第 1 条' }).fill('值守点逐个检查到位');
  await panel.getByRole('button', { name: '增加一条标准' }).click();
  await panel.getByRole('textbox', { name: '办结标准第 2 条' }).fill(CRITERION);
  await panel.getByRole('checkbox', { name: '要求上传附件' }).check();
  await panel.getByRole('textbox', { name: /为什么需要/ }).fill('隐患是否整改，只有现场照片看得清');
  await page
    .getByRole('list', { name: '条目' })
    .getByRole('button', { name: /关心值守人员生活/ })
    .click();
  await panel.getByRole('radio', { name: '贯彻要求' }).check();
  await page.getByRole('button', { name: '下一步：承办范围' }).click();
}

/** One branch, found by its name. */
export async function chooseAudience(page, unit) {
  await page.getByRole('searchbox', { name: /按名称、拼音、代码查找单位/ }).fill(unit);
  await page.getByRole('list', { name: '查找结果' }).getByRole('checkbox', { name: unit }).check();
  await expect(page.getByText('共 1 个单位')).toBeVisible();
  await page.getByRole('button', { name: '预览', exact: true }).click();
}

/** What it costs is shown before it is sent; then it waits for the first signature. */
export async function sendForSignature(page, unit) {
  await expect(page.getByText('1 个任务条目，印发后将生成 1 项任务')).toBeVisible();
  await expect(page.getByRole('main')).toContainText(unit);
  await page.getByRole('button', { name: '送签', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '送签' });
  await expect(dialog.getByRole('list', { name: '签发顺序' }).getByRole('listitem')).toHaveCount(3);
  await dialog.getByRole('button', { name: '确认送签' }).click();
  await expect(page.getByRole('heading', { name: /^等待.*签发$/ })).toBeVisible();
}
