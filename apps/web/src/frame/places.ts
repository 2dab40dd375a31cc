import { maySee, type Person } from '../session/person.js';
import type { Area, Place } from './area.js';

/** The navigation of one person: what their posts let them see, in its order. */
export function placesFor(person: Person, areas: readonly Area[]): readonly Place[] {
  return areas
    .flatMap(({ places }) => places)
    .filter(({ duties }) => maySee(person, duties))
    .sort((a, b) => a.order - b.order);
}
