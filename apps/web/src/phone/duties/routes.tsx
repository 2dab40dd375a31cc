import type { Area } from '../../frame/area.js';

export const dutiesArea: Area = {
  words: ['duties'],
  places: [
    { path: '/phone/duties', label: '待办', labelEn: 'To do', icon: 'list', order: 10, duties: ['handle'] },
  ],
  screens: [{ path: '/phone/duties', load: () => import('./duties-screen.js'), duties: ['handle'] }],
};
