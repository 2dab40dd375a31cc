const TIMES = 50;

/** One request arrives fifty times at once under one key: one effect, one answer (reliability C28, C43). */
export const sameKeyStorm = {
  name: 'same-key-storm',
  async strike({ district, history, random }) {
    const { api } = random.pick(district.people.filter((one) => one.post === 'lower'));
    const tasks = await api.all('tasks?view=mine&state=in-progress').catch(() => []);
    if (tasks.length === 0) return;
    const path = `tasks/${random.pick(tasks).taskId}/reports`;
    const body = { text: '一份重复递交的情况反馈。', figures: [], evidenceIds: [] };
    const { replies } = await api.storm(TIMES, path, { body });
    const answered = replies.filter((reply) => reply.outcome !== 'unknown');
    const answers = new Set(answered.map(({ outcome, code, answer }) => essenceOf(outcome, code, answer)));
    if (answers.size > 1) history.contradictions.push(`${path}: ${[...answers].join(' | ')}`);
  },
};

/** What was decided must be the same, in whatever order its fields stand; a problem names its own request. */
function essenceOf(outcome, code, answer) {
  return outcome === 'ok' ? JSON.stringify(inOrder(answer)) : code;
}

function inOrder(value) {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
}
