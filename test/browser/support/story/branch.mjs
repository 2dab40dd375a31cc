import { expect } from '@playwright/test';
import { DEMO_PASSWORD } from '../../../../deploy/demo/district.mjs';
import { photoOfWork } from './photo.mjs';

/** In place, as whoever opens the link of a message is asked. */
export async function logIn(page, login) {
  await page.goto('/phone/duties');
  await page.getByRole('textbox', { name: '账号' }).fill(login);
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('group', { name: '待办事项' })).toBeVisible();
}

/** 签收: two presses from the list. */
export async function signFor(page, heading) {
  await page.getByRole('link', { name: `签收：${heading}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  await page.getByRole('button', { name: '签收', exact: true }).click();
  await expect(page.getByText('办理中', { exact: true })).toBeVisible();
}

/** 进展反馈 with a photo; `line` is cut while its second part is on its way, and comes back. */
export async function reportOverCutLine(page, { text, line }) {
  await page.getByRole('button', { name: '反馈进展' }).click();
  const form = page.getByRole('form', { name: '反馈进展' });
  await form.getByRole('textbox', { name: '进展情况' }).fill(text);
  await line.cutInSecondPart();
  await form.getByLabel('拍照或选照片').setInputFiles(photoOfWork());
  await expect(form.getByText('已存本机，等待上传')).toBeVisible();
  await form.getByRole('button', { name: '送出反馈' }).click();
  await expect(form.getByText('网络不通，已存本机，联网后自动送出。')).toBeVisible();
  await line.comesBack();
  await expect(page.getByText('“反馈进展”已送达。')).toBeVisible();
  await expect(page.getByRole('region', { name: '进展反馈' })).toContainText(text);
  await expect(page.getByRole('button', { name: '放大照片 值守点现场.jpg' })).toBeVisible();
}

/** 报办结, also after a return: then what was written before stands there already. */
export async function submit(page, { text, before = '' }) {
  await page.getByRole('button', { name: before ? '重新报办结' : '报办结', exact: true }).click();
  const form = page.getByRole('form', { name: /报办结$/ });
  const result = form.getByRole('textbox', { name: '办结情况' });
  await expect(result).toHaveValue(before);
  await result.fill(text);
  await form.getByRole('button', { name: '报送审核' }).click();
  await expect(page.getByText('待审核', { exact: true })).toBeVisible();
}
