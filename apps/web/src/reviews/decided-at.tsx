import { momentOf } from '../days/days.js';
import { useLanguage } from '../words/words.js';

/** When a decision was taken. A part of its own: what waits tells how long, and needs no calendar for it. */
export default function DecidedAt({ at }: { readonly at: string }) {
  return (
    <time className="numbers" dateTime={at}>
      {momentOf(at, useLanguage())}
    </time>
  );
}
