import type { Area } from '../../frame/area.js';

export const inboxArea: Area = {
  words: ['inbox'],
  places: [{ path: '/phone/inbox', label: '消息', labelEn: 'Messages', icon: 'bell', order: 80 }],
  screens: [{ path: '/phone/inbox', load: () => import('../../inbox/inbox-screen.js') }],
};
