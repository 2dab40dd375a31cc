import type { Area } from '../frame/area.js';
import { accountArea } from './account/routes.js';
import { directivesArea } from './directives/routes.js';
import { inboxArea } from './inbox/routes.js';
import { issuingArea } from './issuing/routes.js';
import { overviewArea } from './overview/routes.js';
import { reviewArea, reviewsArea } from './reviews/routes.js';
import { workbenchArea } from './workbench/routes.js';

/** Every area of the desk entry. A new one is a line here and a folder beside. */
export const AREAS: readonly Area[] = [
  workbenchArea,
  issuingArea,
  directivesArea,
  reviewsArea,
  reviewArea,
  overviewArea,
  inboxArea,
  accountArea,
];
