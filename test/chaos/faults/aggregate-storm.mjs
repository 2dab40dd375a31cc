const TIMES = 50;

/** Fifty commands for one task at once, each with a key of its own (reliability C28): each gets its own answer. */
export const aggregateStorm = {
  name: 'aggregate-storm',
  async strike({ district, random, note }) {
    const { api } = random.pick(district.people.filter((one) => one.post === 'lower'));
    const tasks = await api.all('tasks?view=mine&state=in-progress').catch(() => []);
    if (tasks.length === 0) return note('  nothing is in progress');
    const path = `tasks/${random.pick(tasks).taskId}/reports`;
    const body = { text: '同一事项的一份情况反馈。', figures: [], evidenceIds: [] };
    await Promise.all(Array.from({ length: TIMES }, () => api.post(path, { body })));
  },
};
