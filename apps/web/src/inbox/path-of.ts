import type { Message } from './message-line.js';

type Link = Message['link'];

/** Where each kind of object is shown, by entry; these paths are what the areas of both entries keep to. */
const PATHS = {
  desk: {
    task: '/desk/tasks/',
    directive: '/desk/directives/',
    assignment: '/desk/reviews/',
    unit: '/desk/units/',
  },
  phone: {
    task: '/phone/tasks/',
    directive: '/phone/directives/',
    assignment: '/phone/reviews/',
    unit: '/phone/units/',
  },
} as const;

/** Null where nothing shows such an object. */
export function pathOf({ topic, id }: Link, entry: 'desk' | 'phone'): string {
  return `${PATHS[entry][topic]}${id}`;
}
