import type { Area } from '../../frame/area.js';

export const overviewArea: Area = {
  words: ['overview', 'remarks'],
  places: [
    {
      path: '/desk/overview',
      label: '看板',
      labelEn: 'Overview',
      icon: 'chart',
      duties: ['remark', 'sign-off', 'supervise'],
      order: 50,
    },
  ],
  screens: [
    {
      path: '/desk/overview',
      load: () => import('../../overview/overview-screen.js'),
      duties: ['remark', 'sign-off', 'supervise', 'dispatch'],
    },
  ],
};
