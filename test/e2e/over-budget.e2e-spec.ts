import { describe, expect, it, jest } from '@jest/globals';
import { eventually } from '#libs/testing';
import { decideItems, district, draft, PATIENT } from './support/district.js';
import { MONTHLY_TASK_BUDGET } from './support/people.mjs';

jest.setTimeout(60_000);

const REASON = '森林防火进入紧要期，须在本月部署。';

interface Seen {
  readonly state: string;
  readonly signOff: { readonly overBudget?: object } | null;
}

describe('a directive that gives a branch more tasks than the month allows', () => {
  it('is sent for sign-off only with a reason, and its signer reads the reason before deciding', async () => {
    const place = await district();
    const [drafter, secretary] = [await place.signIn('drafter'), await place.signIn('secretary')];
    const drafted = await draft(drafter, place, MONTHLY_TASK_BUDGET + 1);
    await decideItems(drafter, place, drafted);
    const directive = `directives/${drafted.directiveId}`;
    const flow = { flowKey: 'directive-sign-off' };
    const refused = await drafter.send('POST', `${directive}/request-sign-off`, { body: flow });
    expect([refused.status, refused.body]).toMatchObject([
      422,
      { code: 'task-dispatch/over-budget-unexplained', details: { budget: MONTHLY_TASK_BUDGET, units: 3 } },
    ]);
    await drafter.post(`${directive}/request-sign-off`, { ...flow, overBudgetReason: REASON });
    const asked = await eventually(async () => {
      const rows = await secretary.all<{ assignmentId: string; businessId: string; version: number }>(
        'assignments?businessType=directive',
      );
      const found = rows.find(({ businessId }) => businessId === drafted.directiveId);
      if (!found) throw new Error('nobody is asked to sign off');
      return found;
    }, PATIENT);
    const overBudget = { budget: MONTHLY_TASK_BUDGET, units: 3, reason: REASON };
    expect((await secretary.get<Seen>(directive)).signOff).toMatchObject({ overBudget });
    const back = { body: { reason: '请压减任务。' }, ifMatch: asked.version };
    await secretary.ok('POST', `assignments/${asked.assignmentId}/return`, back);
    await eventually(async () => {
      const { state, signOff } = await drafter.get<Seen>(directive);
      expect([state, signOff]).toMatchObject(['draft', { overBudget }]);
    }, PATIENT);
  });
});
