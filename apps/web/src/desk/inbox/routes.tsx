import type { Area } from '../../frame/area.js';

export const inboxArea: Area = {
  words: ['inbox'],
  places: [{ path: '/desk/inbox', label: '消息', labelEn: 'Messages', icon: 'bell', order: 80 }],
  screens: [{ path: '/desk/inbox', load: () => import('../../inbox/inbox-screen.js') }],
};
