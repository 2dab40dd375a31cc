import type { Area } from '../../frame/area.js';

/** Whoever may see a task by whatever duty may open its page; what they may do with it, the task itself says. */
export const taskArea: Area = {
  words: ['task', 'remarks'],
  places: [],
  screens: [{ path: '/phone/tasks/:taskId', load: () => import('./task-screen.js') }],
};
