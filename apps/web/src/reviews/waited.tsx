import { LightChip } from '../lights/light-chip.js';
import type { QueueRow } from './form.js';
import { useNow } from './use-now.js';
import { useWords } from './words.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long it has waited for this person, with the light of it. */
export function Waited({ row }: { readonly row: QueueRow }) {
  const say = useWords();
  const now = useNow(MINUTE);
  const waited = Math.max(0, now - Date.parse(row.openedAt));
  const words = () => {
    if (waited >= DAY) return say('waited.days', { count: Math.floor(waited / DAY) });
    if (waited >= HOUR) return say('waited.hours', { count: Math.floor(waited / HOUR) });
    return say('waited.minutes', { count: Math.max(1, Math.floor(waited / MINUTE)) });
  };
  return (
    <span className="waited numbers">
      {words()} <LightChip light={row.light ?? null} />
    </span>
  );
}
