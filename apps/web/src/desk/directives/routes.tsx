import type { Area } from '../../frame/area.js';

const SEEING = ['draft', 'dispatch', 'sign-off', 'review', 'supervise', 'remark'] as const;

/** What was issued and what became of it: directives, the ledger of their tasks, one task. */
export const directivesArea: Area = {
  words: ['directives', 'answers', 'remarks', 'over-budget'],
  places: [
    {
      path: '/desk/directives',
      label: '部署',
      labelEn: 'Directives',
      icon: 'paper',
      duties: SEEING,
      order: 30,
    },
    {
      path: '/desk/ledger',
      label: '台账',
      labelEn: 'Ledger',
      icon: 'list',
      duties: SEEING,
      order: 40,
    },
  ],
  screens: [
    { path: '/desk/directives', load: () => import('./list/directives-screen.js'), duties: SEEING },
    { path: '/desk/directives/:directiveId', load: () => import('./page/directive-screen.js') },
    { path: '/desk/ledger', load: () => import('./ledger/ledger-screen.js'), duties: SEEING },
    { path: '/desk/tasks/:taskId', load: () => import('./task/task-screen.js') },
  ],
};
