import type { InboxListResponse } from '../api/types.gen.js';

type Link = InboxListResponse['rows'][number]['link'];

/** Where each kind of object is shown, by entry; these paths are what the areas of both entries keep to. */
const PATHS = {
  desk: {
    task: '/desk/tasks/',
    directive: '/desk/directives/',
    assignment: '/desk/reviews/',
  },
  phone: {
    task: '/phone/tasks/',
    directive: '/phone/directives/',
    assignment: '/phone/reviews/',
  },
} as const;

/** Null for what has no page of its own. */
export function pathOf({ topic, id }: Link, entry: 'desk' | 'phone'): string | null {
  if (topic === 'unit') return null;
  return `${PATHS[entry][topic]}${id}`;
}
