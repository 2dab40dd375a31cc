import { placesFor } from '../../frame/places.js';
import { startTextSize } from '../../text-size/text-size.js';
import { needWords, startWords } from '../../words/speech.js';
import { AREAS } from '../areas.js';
import '../../lights/chips.css';
import '../duties/duties-screen.css';
import '../frame/phone-frame.css';
import { firstAnswers, type Answers } from './answers.js';
import { drawList } from './draw-list.js';

/** Longer the application does not wait for what was asked before it. */
const PATIENCE_MS = 4_000;

const known: Answers = {};
let asking: Promise<unknown> = Promise.resolve();

/** What was answered before the application begins; what was not, it asks itself. */
export async function answered(): Promise<Answers> {
  await Promise.race([asking, new Promise((over) => setTimeout(over, PATIENCE_MS))]);
  return { ...known };
}

/**
 * On a bad line the application needs seconds to come. Somebody who opens their list can read it before: this little
 * code asks for it and draws it; the application takes over what was answered, and the place.
 */
export function showFirstList(): void {
  startTextSize();
  const words = startWords().then(() => needWords(['duties']));
  // Whatever goes wrong here, the application asks again, and says so.
  asking = Promise.all([words, firstAnswers(known)]).then(draw, () => undefined);
}

function draw(): void {
  const place = document.querySelector('#app > .start');
  if (!place || !known.duties || !opensList()) return;
  const asked = new URLSearchParams(window.location.search).get('list');
  place.replaceWith(drawList(known.duties.rows, asked));
}

/** Whether the address is that of the list, or of a home that is the list. */
function opensList(): boolean {
  const path = window.location.pathname.replace(/\/$/, '');
  const home = known.person ? placesFor(known.person, AREAS)[0]?.path : undefined;
  return (path === '/phone' ? home : path) === '/phone/duties';
}
