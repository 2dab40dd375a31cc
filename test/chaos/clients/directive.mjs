import { dayFromNow } from '../../../deploy/demo/clock.mjs';
import { until } from '../until.mjs';

const TEXT = `关于开展基层党建重点工作的通知
各党总支、党支部：
1. 各网格党支部要按规定开展组织生活，健全台账。
2. 各网格党支部要走访困难党员和群众，解决实际问题。
3. 各网格党支部要排查防火隐患，落实值守责任。
4. 各网格党支部要整治环境卫生，建立长效机制。
5. 各网格党支部要培养入党积极分子，做好教育管理。
6. 各网格党支部要推进党务公开，接受群众监督。
`;

/** Days from now on which the items are due: over, soon, and later. */
const DUE_IN_DAYS = [-3, 1, 3, 12, 25, 40];

/** Registers a directive, makes tasks of its numbered items, has it signed off, and waits until it is dispatched. */
export async function issueDirective(district) {
  const { unitIds, postIds, people } = district;
  const [drafter, secretary] = ['qicao', 'shuji'].map((login) => people.find((one) => one.login === login));
  await publishFlows({ api: drafter.api, unitIds, postIds });
  const registered = await untilKnown(() =>
    drafter.api.mustPost('directives', {
      issuerUnitId: unitIds.root,
      source: { text: TEXT },
      referenceDate: dayFromNow(-16),
    }),
  );
  const { directiveId, version } = registered;
  const items = await drafter.api.all(`directives/${directiveId}/items`);
  const days = DUE_IN_DAYS.values();
  const edits = items.map((item) => ({
    itemId: item.itemId,
    changes: decisionOn(item, { unitIds, secretary, nextDue: () => dayFromNow(days.next().value) }),
  }));
  await drafter.api.mustPatch(`directives/${directiveId}/items`, { edits }, { ifMatch: version });
  await drafter.api.mustPost(`directives/${directiveId}/request-sign-off`, { flowKey: 'sign-off' });
  await signOff(secretary.api, directiveId);
  await until('the directive is dispatched', async () => {
    const directive = await drafter.api.get(`directives/${directiveId}`);
    return directive.dispatch?.finished;
  });
  const taskItems = edits.filter(({ changes }) => changes.outcome === 'task').map(({ itemId }) => itemId);
  return { directiveId, taskItems };
}

/** The projections of the other services follow the units a moment later. */
async function untilKnown(ask) {
  let last;
  const answer = await until('the units are known everywhere', async () =>
    ask().catch((error) => (last = error) && null),
  ).catch(() => null);
  if (!answer) throw last;
  return answer;
}

async function publishFlows({ api, unitIds, postIds }) {
  await api.mustPost('flows', {
    key: 'sign-off',
    name: '部署送签',
    purpose: 'sign-off',
    ownerUnitId: unitIds.office,
    nodes: [
      {
        key: 'secretary',
        name: '书记签发',
        mode: 'any',
        approvers: { by: 'post', postId: postIds.secretary, at: 'named-unit', unitId: unitIds.root },
      },
    ],
  });
  await api.mustPost('flows', {
    key: 'review',
    name: '办结审核',
    purpose: 'completion-review',
    ownerUnitId: unitIds.office,
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

function decisionOn(item, { unitIds, secretary, nextDue }) {
  const text = `${item.marker ?? ''}${item.heading ?? ''}${item.body}`;
  if (!text.includes('网格党支部')) {
    return item.kind === 'background' ? { outcome: 'for-information' } : { outcome: 'guidance' };
  }
  return {
    outcome: 'task',
    kind: 'task',
    reviewFlowKey: 'review',
    sponsor: { personId: secretary.personId, name: secretary.name },
    audience: { subtrees: [unitIds.root], kinds: ['grid-branch'] },
    criteria: ['已按要求完成', '有情况说明'],
    due: { kind: 'date', day: nextDue() },
  };
}

async function signOff(api, directiveId) {
  const assignment = await until('the secretary is asked', async () => {
    const { rows } = await api.get('assignments?businessType=directive');
    return rows.find((row) => row.businessId === directiveId);
  });
  const path = `assignments/${assignment.assignmentId}/approve`;
  await api.mustPost(path, { opinion: '同意。' }, { ifMatch: assignment.version });
}
