import type { Area } from '../../frame/area.js';
import type { Duty } from '../../session/person.js';

const OVERSEES: readonly Duty[] = ['remark', 'sign-off', 'supervise', 'dispatch'];

/** A leader's home: before what they have to do themselves. */
export const overviewArea: Area = {
  words: ['overview', 'remarks'],
  places: [
    {
      path: '/phone/overview',
      label: '看板',
      labelEn: 'Overview',
      icon: 'chart',
      duties: ['remark'],
      order: 5,
    },
  ],
  screens: [
    {
      path: '/phone/overview',
      load: () => import('../../overview/overview-screen.js'),
      duties: OVERSEES,
    },
    { path: '/phone/overview/tasks', load: () => import('./tasks-screen.js'), duties: OVERSEES },
  ],
};
