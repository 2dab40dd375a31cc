import type { Area } from '../../frame/area.js';

/** The issuer's home: what is stuck with them, and which documents have to go on. */
export const workbenchArea: Area = {
  words: ['workbench', 'answers', 'overview', 'remarks'],
  places: [
    {
      path: '/desk/workbench',
      label: '工作台',
      labelEn: 'Workbench',
      icon: 'desk',
      duties: ['draft', 'dispatch'],
      order: 10,
    },
  ],
  screens: [
    {
      path: '/desk/workbench',
      load: () => import('./workbench-screen.js'),
      duties: ['draft', 'dispatch'],
    },
  ],
};
