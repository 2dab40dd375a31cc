import { dayFromNow } from '../../deploy/demo/clock.mjs';
import { until } from '../chaos/until.mjs';

const SUBJECTS = [
  '组织生活',
  '困难走访',
  '防火排查',
  '环境整治',
  '发展党员',
  '党务公开',
  '矛盾调处',
  '主题宣讲',
];

/** The flows that sign off directives and review what was done. */
export async function publishFlows({ signIn, district }) {
  const issuer = signIn(district.seats[0].issuer);
  const { officeId, rootId, posts } = district;
  await issuer.post('flows', {
    key: 'sign-off',
    name: '部署送签',
    purpose: 'sign-off',
    ownerUnitId: officeId,
    nodes: [
      {
        key: 'secretary',
        name: '书记签发',
        mode: 'any',
        approvers: { by: 'post', postId: posts.secretary.id, at: 'named-unit', unitId: rootId },
      },
    ],
  });
  await issuer.post('flows', {
    key: 'review',
    name: '办结审核',
    purpose: 'completion-review',
    ownerUnitId: officeId,
    nodes: [
      {
        key: 'upper',
        name: '上级党组织审核',
        mode: 'any',
        approvers: { by: 'duty', duty: 'review', at: 'parent-of-subject-unit' },
      },
    ],
  });
}

/**
 * Registers a directive with so many items, makes tasks of them, and has it wait for the secretary's signature: all
 * through the public API.
 *
 * @param {{ signIn: (person: object) => any, district: object, audience: object, items: number, sponsors: object[] }} given
 * @returns its items, and `sign`, which issues it and is answered before anything is dispatched
 */
export async function draftDirective({ signIn, district, audience, items, sponsors }) {
  const issuer = signIn(district.seats[0].issuer);
  const { directiveId, version } = await issuer.post('directives', {
    issuerUnitId: district.rootId,
    source: { text: textOf(items) },
    referenceDate: dayFromNow(0),
  });
  const parsed = await issuer.all(`directives/${directiveId}/items`);
  const edits = parsed.map((item, index) => ({
    itemId: item.itemId,
    changes: decisionOn(item, { audience, sponsor: sponsors[index % sponsors.length] }),
  }));
  await issuer.patch(`directives/${directiveId}/items`, { edits }, { ifMatch: version });
  await issuer.post(`directives/${directiveId}/request-sign-off`, { flowKey: 'sign-off' });
  const tasks = edits.filter(({ changes }) => changes.outcome === 'task');
  const { assignmentId, version: shown } = await assignmentOf(signIn(district.secretary), directiveId);
  const path = `assignments/${assignmentId}/approve`;
  return {
    directiveId,
    items: tasks.map(({ itemId }) => ({ directiveId, itemId })),
    sign: () => signIn(district.secretary).post(path, { opinion: '同意。' }, { ifMatch: shown }),
    isDispatched: async () => (await issuer.get(`directives/${directiveId}`)).dispatch?.finished,
  };
}

/** Issues a directive and waits until it is dispatched. @returns its items */
export async function issueDirective(given) {
  const { items, sign, isDispatched } = await draftDirective(given);
  await sign();
  await until('the directive is dispatched', isDispatched);
  return items;
}

function textOf(items) {
  const lines = Array.from(
    { length: items },
    (_, index) =>
      `${index + 1}. 各网格党支部要做好${SUBJECTS[index % SUBJECTS.length]}第${index + 1}项工作，健全台账。`,
  );
  return `关于开展基层党建重点工作的通知\n各党总支、党支部：\n${lines.join('\n')}\n`;
}

function decisionOn(item, { audience, sponsor }) {
  if (!item.body.includes('网格党支部')) {
    return item.kind === 'background' ? { outcome: 'for-information' } : { outcome: 'guidance' };
  }
  return {
    outcome: 'task',
    kind: 'task',
    reviewFlowKey: 'review',
    sponsor: { personId: sponsor.personId, name: sponsor.name },
    audience,
    criteria: ['已按要求完成', '有情况说明'],
    due: { kind: 'date', day: dayFromNow(12) },
  };
}

async function assignmentOf(api, directiveId) {
  return await until('the secretary is asked', async () => {
    const { rows } = await api.get('assignments?businessType=directive&limit=50');
    return rows.find((row) => row.businessId === directiveId);
  });
}
