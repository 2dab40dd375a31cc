import type { Area } from '../../frame/area.js';

/** What messages and reviews lead to: a directive with what became of each of its sentences. */
export const directivesArea: Area = {
  words: ['directives', 'remarks', 'over-budget'],
  places: [],
  screens: [{ path: '/phone/directives/:directiveId', load: () => import('./directive-screen.js') }],
};
