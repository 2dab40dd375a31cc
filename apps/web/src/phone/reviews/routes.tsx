import type { Area } from '../../frame/area.js';
import type { Duty } from '../../session/person.js';

/** Who may be asked to decide something. */
const DECIDES: readonly Duty[] = ['review', 'sign-off', 'supervise'];

export const reviewsArea: Area = {
  words: ['reviews'],
  places: [
    { path: '/phone/reviews', label: '审核', labelEn: 'Reviews', icon: 'sign', duties: DECIDES, order: 30 },
  ],
  screens: [{ path: '/phone/reviews', load: () => import('./queue-screen.js') }],
};

/** One matter, with the words that a list does not need. */
export const reviewArea: Area = {
  words: ['reviews', 'review', 'over-budget'],
  places: [],
  screens: [{ path: '/phone/reviews/:assignmentId', load: () => import('./review-screen.js') }],
};
