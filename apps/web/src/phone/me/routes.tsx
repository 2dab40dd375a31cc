import type { Area } from '../../frame/area.js';

export const meArea: Area = {
  words: [],
  places: [{ path: '/phone/me', label: '我的', labelEn: 'Me', icon: 'person', order: 90 }],
  screens: [{ path: '/phone/me', load: () => import('../../session/me-screen.js') }],
};
