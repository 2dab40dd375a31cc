import { maySee, type Person } from '../session/person.js';
import type { Area, Place } from './area.js';

/** Where somebody lands: by their duties alone, so that it is the same place every day, whatever waits there. */
export function homeFor(person: Person, areas: readonly Area[]): Place | undefined {
  const places = placesFor(person, areas);
  return (
    places.find(({ home }) => home && maySee(person, home.for) && !maySee(person, home.unless)) ?? places[0]
  );
}

/** The navigation of one person: what their posts let them see, in its order. */
export function placesFor(person: Person, areas: readonly Area[]): readonly Place[] {
  return areas
    .flatMap(({ places }) => places)
    .filter(({ duties }) => maySee(person, duties))
    .sort((a, b) => a.order - b.order);
}
