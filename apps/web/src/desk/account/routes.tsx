import type { Area } from '../../frame/area.js';

/** Reached from the head of the frame, by the person's name. */
export const accountArea: Area = {
  words: [],
  places: [],
  screens: [{ path: '/desk/me', load: () => import('../../session/me-screen.js') }],
};
