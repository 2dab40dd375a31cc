import type { Area } from '../../frame/area.js';

export const doneArea: Area = {
  words: ['done'],
  places: [
    { path: '/phone/done', label: '已办', labelEn: 'Done', icon: 'done', order: 20, duties: ['handle'] },
  ],
  screens: [{ path: '/phone/done', load: () => import('./done-screen.js'), duties: ['handle'] }],
};
