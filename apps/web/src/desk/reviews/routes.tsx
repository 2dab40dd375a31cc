import type { Area } from '../../frame/area.js';
import type { Duty } from '../../session/person.js';

/** Who may be asked to decide something. */
const DECIDES: readonly Duty[] = ['review', 'sign-off', 'supervise'];

export const reviewsArea: Area = {
  words: ['reviews', 'over-budget'],
  places: [
    {
      path: '/desk/reviews',
      label: '审核',
      labelEn: 'Reviews',
      icon: 'sign',
      duties: DECIDES,
      order: 30,
      // Units wait for a review while the reviewer's clock runs. Who also dispatches passes tasks on, and has
      // no documents of their own on the workbench; who drafts begins there.
      home: { for: ['review'], unless: ['draft'] },
    },
  ],
  screens: [{ path: '/desk/reviews', load: () => import('./queue-screen.js') }],
};

/** One matter, with the words that a list does not need. */
export const reviewArea: Area = {
  words: ['reviews', 'review', 'over-budget'],
  places: [],
  screens: [{ path: '/desk/reviews/:assignmentId', load: () => import('./review-screen.js') }],
};
