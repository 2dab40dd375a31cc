import { each, until } from './api.mjs';
import { photo } from './photo.mjs';

/** Heads of units, each with the own tasks of the directive. */
async function headsWithTasks({ signIn, people, directiveId }, unitKeys) {
  const heads = people.filter((person) => unitKeys.includes(person.unit) && !person.login.includes('.'));
  return await each(heads, async (person) => {
    const api = await signIn(person.login);
    const tasks = await api.all(`tasks?view=mine&directiveId=${directiveId}`);
    return { person, api, tasks };
  });
}

const inState = (tasks, state) => tasks.filter((task) => task.state === state);

/** Units that sign for everything, and some that decline one task with a reason. */
export async function signFor(demo, { signing, declining }) {
  const declined = [];
  for (const { api, tasks } of await headsWithTasks(demo, declining)) {
    const task = inState(tasks, 'dispatched').find(({ requirement }) => requirement.includes('载体'));
    if (task)
      declined.push(
        (await api.post(`tasks/${task.taskId}/decline`, { reason: '该事项的主体在相邻网格，建议由其承办。' }))
          .taskId,
      );
  }
  await each(await headsWithTasks(demo, signing), async ({ api, tasks }) => {
    for (const task of inState(tasks, 'dispatched')) await api.post(`tasks/${task.taskId}/sign-for`);
  });
  return declined;
}

/** The issuer insists once and re-routes once; what is left stays declined for visitors to answer. */
export async function answerDeclines({ signIn, unitIds }, [first, second]) {
  const drafter = await signIn('qicao');
  if (first) await drafter.post(`tasks/${first}/insist`, { reason: '属地明确，请继续办理。' });
  if (second) {
    await drafter.post(`tasks/${second}/re-route`, {
      toUnitId: unitIds['own-branch'],
      reason: '同意改派，由区委机关党支部结对承办。',
    });
  }
}

/** Progress with what the item asks for: words, and a figure and a file where they are asked. */
export async function report(demo, unitKeys) {
  return await each(await headsWithTasks(demo, unitKeys), async ({ api, tasks, person }) => {
    for (const row of inState(tasks, 'in-progress')) await reportOne(api, row, person);
  });
}

async function reportOne(api, row, person) {
  const task = await api.get(`tasks/${row.taskId}`);
  const evidenceIds = task.evidence.files ? [await attachPhoto(api, task.taskId)] : [];
  const figures = task.evidence.figures.map(({ key }, index) => ({
    key,
    value: String(3 + index + (person.name.codePointAt(0) % 9)),
  }));
  await api.post(`tasks/${task.taskId}/reports`, {
    text: '已入户走访并登记群众需求，正在逐项办理，困难事项已列入本周支部会议题。',
    figures,
    evidenceIds,
  });
}

async function attachPhoto(api, taskId) {
  const upload = await api.upload('网格走访现场.png', photo());
  const { uploadId, size, sha256 } = upload;
  const { evidenceId } = await api.post(`tasks/${taskId}/evidence`, {
    uploadId,
    fileName: upload.fileName,
    size,
    sha256,
  });
  return evidenceId;
}

/** Units submit what they are working on; `most` limits how many tasks each. */
export async function submit(demo, unitKeys, most = 9) {
  return await each(await headsWithTasks(demo, unitKeys), async ({ api, tasks }) => {
    for (const task of inState(tasks, 'in-progress').slice(0, most)) {
      await api.post(`tasks/${task.taskId}/submit`, {
        text: '条目要求已逐项完成，情况和结果如前述反馈，请审核。',
      });
    }
  });
}

/** The forestry committee passes its task on to its stewardship areas. */
export async function reDispatch(demo, { unit, below, dueDay }) {
  const [{ api, tasks }] = await headsWithTasks(demo, [unit]);
  const row = inState(tasks, 'in-progress').find((task) => task.requirement.includes('主营业务'));
  const task = await api.get(`tasks/${row.taskId}`);
  const criterionIds = task.criteria.map(({ criterionId }) => criterionId);
  const children = below.map((key) => ({ unitId: demo.unitIds[key], criterionIds, dueDay }));
  return (await api.post(`tasks/${task.taskId}/re-dispatch`, { children })).childTaskIds;
}

/** The issuer cancels a task that events have overtaken. */
export async function cancelOne({ signIn, unitIds, directiveId }, unit) {
  const drafter = await signIn('qicao');
  const tasks = await drafter.all(
    `tasks?directiveId=${directiveId}&unitId=${unitIds[unit]}&state=in-progress`,
  );
  const reason = '该网格近期撤并，相关工作随并入网格统一开展。';
  await drafter.post(`tasks/${tasks[0].taskId}/cancel`, { reason });
}

/** Waits until every submission has reached a reviewer. */
export async function untilReviewed(demo, what, logins, decide) {
  for (const login of logins) {
    const reviewer = await demo.signIn(login);
    await until(`${what}: ${login} has an empty queue`, async () => {
      const rows = await reviewer.all('assignments?businessType=task');
      const left = [];
      for (const row of rows) if (!(await decide(reviewer, row))) left.push(row);
      return left.length === rows.length;
    });
  }
}
