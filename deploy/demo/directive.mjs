import { readFileSync } from 'node:fs';
import { until } from './api.mjs';
import { dayFromNow } from './clock.mjs';

const SPEECH = new URL('./founding-speech.txt', import.meta.url);
const OVER_BUDGET_REASON = '成立大会部署须当月全面铺开，各支部同步启动。';

/** Which sentences of the speech become tasks, for whom and by when; found by their first words. */
function taskItems({ unitIds }) {
  const everyUnit = { subtrees: [unitIds.root] };
  return [
    {
      begins: '党建工作的切入点',
      changes: {
        audience: everyUnit,
        criteria: ['组织生活制度已按规定开展', '说明抓基层打基础的具体做法和结果'],
        due: { kind: 'date', day: dayFromNow(12) },
      },
    },
    {
      begins: '二要把党建工作做“亮”',
      changes: {
        audience: { subtrees: [unitIds.root], kinds: ['grid-branch'] },
        criteria: ['做亮一个载体，说明特色、成效和影响', '按群众需求开展服务，列出解决的实际问题'],
        due: { kind: 'date', day: dayFromNow(-4) },
        evidence: {
          files: true,
          figures: [{ key: 'problems-solved', label: '解决实际问题', unit: '件' }],
          reason: '用于核对“九把号”服务是否落到网格',
        },
        resultLevels: ['完成', '做好', '做出特色'],
      },
    },
    {
      begins: '结合点就是',
      changes: {
        audience: { subtrees: [unitIds['street-ql']], kinds: ['branch', 'general-branch', 'grid-branch'] },
        criteria: ['列出中心工作难点，并作为党建工作重点'],
        due: { kind: 'date', day: dayFromNow(2) },
      },
    },
    {
      begins: '体现在当前的防火工作中',
      changes: {
        audience: {
          subtrees: [unitIds.forestry],
          kinds: ['temporary-branch', 'general-branch', 'stewardship-area'],
        },
        criteria: ['靠前驻防队伍有党组织、有组织生活', '队员家庭困难有登记、有回应'],
        due: { kind: 'date', day: dayFromNow(4), hard: true },
        urgent: true,
        oversight: 'micro',
      },
    },
    {
      begins: '确立主营业务',
      changes: {
        audience: { subtrees: [unitIds.root], kinds: ['committee'] },
        criteria: ['各管护区确立主营业务并说明依据', '列出集体积累和职工收益情况'],
        due: { kind: 'date', day: dayFromNow(20) },
        oversight: 'macro',
        matter: '管护区经济',
      },
    },
  ];
}

/** The district office uploads the speech and decides, sentence by sentence, what becomes of it. */
export async function draftDirective({ signIn, unitIds, people }) {
  const drafter = await signIn('qicao');
  const upload = await drafter.upload('区委书记在基层党建工作推进会议上的讲话.txt', readFileSync(SPEECH));
  const registered = await drafter.post('directives', {
    issuerUnitId: unitIds.root,
    source: { uploadId: upload.uploadId, fileName: upload.fileName },
    referenceDate: dayFromNow(0),
  });
  const { directiveId, version } = registered;
  const items = await drafter.all(`directives/${directiveId}/items`);
  const secretary = people.find((person) => person.post === 'districtSecretary');
  const edits = items.map((item) => ({
    itemId: item.itemId,
    changes: decisionOn(item, { unitIds, secretary }),
  }));
  await drafter.patch(`directives/${directiveId}/items`, { edits }, { ifMatch: version });
  return { directiveId, items: items.length };
}

/** Whether an item is the sentence with these first words. */
export function isTheOne(item, begins) {
  const words = `${item.marker ?? ''}${item.heading ?? ''}${item.body}`;
  return words.startsWith(begins) || item.body.startsWith(begins);
}

function decisionOn(item, { unitIds, secretary }) {
  const chosen = taskItems({ unitIds }).find(({ begins }) => isTheOne(item, begins));
  if (chosen) {
    const sponsor = { personId: secretary.personId, name: secretary.name };
    return { outcome: 'task', kind: 'task', reviewFlowKey: 'completion-review', sponsor, ...chosen.changes };
  }
  return item.kind === 'background' ? { outcome: 'for-information' } : { outcome: 'guidance' };
}

/** Office head, deputy and secretary sign off one after the other; then it goes out by itself. */
export async function signOff({ signIn, directiveId }) {
  const drafter = await signIn('qicao');
  await drafter.post(`directives/${directiveId}/request-sign-off`, {
    flowKey: 'directive-sign-off',
    // Kept only where the operator has set a budget that it exceeds.
    overBudgetReason: OVER_BUDGET_REASON,
  });
  for (const login of ['zhuren', 'fushuji', 'shuji']) {
    const signer = await signIn(login);
    const assignment = await until(`${login} is asked`, async () => {
      const { rows } = await signer.get('assignments?businessType=directive');
      return rows.find((row) => row.businessId === directiveId);
    });
    await signer.post(
      `assignments/${assignment.assignmentId}/approve`,
      { opinion: '同意。' },
      { ifMatch: assignment.version },
    );
  }
  return await until('the directive is dispatched', async () => {
    const directive = await drafter.get(`directives/${directiveId}`);
    return directive.dispatch?.finished ? directive : undefined;
  });
}
