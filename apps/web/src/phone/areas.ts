import type { Area } from '../frame/area.js';
import { directivesArea } from './directives/routes.js';
import { doneArea } from './done/routes.js';
import { dutiesArea } from './duties/routes.js';
import { inboxArea } from './inbox/routes.js';
import { meArea } from './me/routes.js';
import { overviewArea } from './overview/routes.js';
import { reviewArea, reviewsArea } from './reviews/routes.js';
import { taskArea } from './task/routes.js';

/** Every area of the phone entry. A new one is a line here and a folder beside. */
export const AREAS: readonly Area[] = [
  overviewArea,
  dutiesArea,
  taskArea,
  directivesArea,
  doneArea,
  reviewsArea,
  reviewArea,
  inboxArea,
  meArea,
];
