import { expect, test } from '@playwright/test';
import { newBrowser, signIn, stepInto } from '../support/people.mjs';
import { logIn, reportOverCutLine, signFor, submit } from '../support/story/branch.mjs';
import {
  chooseAudience,
  CRITERION,
  decideItems,
  dropDocument,
  HEADING,
  sendForSignature,
  TITLE,
} from '../support/story/issue.mjs';
import { lineOf } from '../support/story/line.mjs';
import { approveByKeyboard, openMatter, returnTask, signDirective } from '../support/story/review.mjs';

const UNIT = '大石门管护区党支部';
const SECRETARY = 'ly-gh1';
const REVIEWER = 'ly';
const DONE = '六个值守点已逐个检查，发现隐患两处。';
const DONE_BETTER = `${DONE}老化电线已于当日更换，灭火器已补足，清单附后。`;

test.setTimeout(240_000);

test('a document goes down to a branch, and what was done comes back up', async ({ browser }) => {
  const issuer = await stepInto(browser, 'issuer');
  const secretary = await newBrowser(browser, { phone: true });
  const leader = await stepInto(browser, 'leader', { phone: true });
  const [desk, phone, leaders] = await Promise.all([issuer, secretary, leader].map((each) => each.newPage()));
  const line = lineOf(secretary);

  await test.step('a branch secretary signs in and has the list of duties open', () =>
    logIn(phone, SECRETARY));
  const directiveId =
    await test.step('the issuer drops a document, decides its items and sends it to be signed', async () => {
      const id = await dropDocument(desk);
      await decideItems(desk);
      await chooseAudience(desk, UNIT);
      await sendForSignature(desk, UNIT);
      return id;
    });
  await test.step('three sign, the leader on a phone, and it goes out by itself', async () => {
    for (const login of ['zhuren', 'fushuji']) {
      await asAnother(browser, login, async (page) => {
        await openMatter(page, { entry: 'desk', matter: TITLE });
        await signDirective(page);
      });
    }
    await openMatter(leaders, { entry: 'phone', matter: TITLE });
    await signDirective(leaders);
    await expect(desk).toHaveURL(`/desk/directives/${directiveId}`);
    await expect(desk.getByRole('main')).toContainText('任务 1 项，已办结 0 项');
    await leaders.getByRole('link', { name: '看板' }).click();
  });
  await test.step('the secretary sees it without a reload, signs for it, reports over a cut line and submits', async () => {
    await phone.getByRole('button', { name: /^要签收/ }).click();
    await signFor(phone, HEADING);
    await reportOverCutLine(phone, { text: '已查四个值守点，照片为三号点。', line });
    line.expectResumed();
    await submit(phone, { text: DONE });
  });
  await test.step('the reviewer returns it for a criterion', () =>
    asAnother(browser, REVIEWER, async (page) => {
      await openMatter(page, { entry: 'desk', matter: HEADING });
      await expect(page.getByRole('main')).toContainText(DONE);
      await returnTask(page, { criterion: CRITERION, reason: '两处隐患怎么整改的没有写。' });
    }));
  await test.step('the secretary sees why, reworks and submits again', async () => {
    await expect(phone.getByRole('heading', { name: /退回重办（第 1 次报送）/ })).toBeVisible();
    await expect(phone.getByText(`未达到的办结标准：${CRITERION}`)).toBeVisible();
    await submit(phone, { text: DONE_BETTER, before: DONE });
  });
  for (const login of [REVIEWER, 'ducha']) {
    await test.step(`${login} approves by the keyboard`, () =>
      asAnother(browser, login, async (page) => {
        await openMatter(page, { entry: 'desk', matter: HEADING });
        await expect(page.getByRole('main')).toContainText(DONE_BETTER);
        await approveByKeyboard(page);
      }));
  }
  await test.step('everybody sees it closed', async () => {
    await expect(phone.getByText('已办结', { exact: true })).toBeVisible();
    await expect(desk.getByRole('main')).toContainText('任务 1 项，已办结 1 项');
    const line = leaders.getByRole('listitem').filter({ hasText: TITLE });
    await expect(line).toContainText('共 1 项任务，已办结 1 项');
  });
  await expectClosedInTwoRounds(issuer.request, directiveId);
});

async function asAnother(browser, login, act) {
  const context = await signIn(browser, login);
  await act(await context.newPage());
  await context.close();
}

/** As the API tells it: one task, closed, submitted twice. */
async function expectClosedInTwoRounds(api, directiveId) {
  const { rows } = await (await api.get(`/api/v1/tasks?directiveId=${directiveId}`)).json();
  expect(rows.map(({ state, unitName }) => [state, unitName])).toEqual([['closed', UNIT]]);
  const task = await (await api.get(`/api/v1/tasks/${rows[0].taskId}`)).json();
  expect(task.round).toBe(2);
  const reports = await (await api.get(`/api/v1/tasks/${rows[0].taskId}/reports`)).json();
  const completions = reports.rows.filter(({ kind }) => kind === 'completion');
  expect(completions.map(({ round, text }) => [round, text])).toEqual([
    [1, DONE],
    [2, DONE_BETTER],
  ]);
}
