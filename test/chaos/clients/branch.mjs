import { dayFromNow } from '../../../deploy/demo/clock.mjs';

const LOOK_AGAIN_AFTER = 12;
/** Later than every due. */
const ASKED_FOR_DAYS = 60;

/** What a branch does with a task in each state, and how likely. */
const ACTIONS = {
  dispatched: [
    [0.93, 'sign-for', {}],
    [1, 'decline', { reason: '该事项的主体在相邻网格，建议由其承办。' }],
  ],
  'in-progress': [
    [0.55, 'reports', { text: '已入户走访并登记群众需求。', figures: [], evidenceIds: [] }],
    [
      0.58,
      'ask-extension',
      {
        reason: '两处场所正在装修，不能入户。',
        progress: '已走访过半，余两处。',
        toDay: dayFromNow(ASKED_FOR_DAYS),
      },
    ],
    [0.59, 'withdraw-extension', {}],
    [1, 'submit', { text: '条目要求已逐项完成，请审核。', evidenceIds: [] }],
  ],
  'in-review': [
    [0.03, 'take-back', { reason: '补充材料。' }],
    [1, null],
  ],
};

/** A branch secretary: signs for tasks, reports, submits, now and then declines or takes back. */
export function branchSecretary({ person, random }) {
  let tasks = [];
  let steps = 0;
  return {
    name: person.login,
    async step() {
      if (steps % LOOK_AGAIN_AFTER === 0) tasks = await person.api.all('tasks?view=mine');
      steps += 1;
      const task = random.pick(tasks.filter(({ state }) => state in ACTIONS));
      if (!task) return;
      const wish = random.next();
      const [, verb, body] = ACTIONS[task.state].find(([upTo]) => wish < upTo);
      if (!verb) return;
      const { outcome, answer } = await person.api.post(`tasks/${task.taskId}/${verb}`, { body });
      const after = outcome === 'ok' ? (answer.task ?? answer) : await person.api.get(`tasks/${task.taskId}`);
      task.state = after.state;
    },
  };
}
