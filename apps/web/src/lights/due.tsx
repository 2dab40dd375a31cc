import { deadlineOf, leftUntil, type Instant } from '../days/days.js';
import { useBaseWords, useLanguage } from '../words/words.js';

interface Props {
  /** The deadline that counts: `effectiveDueAt`. */
  readonly at: Instant;
  /** Also how far it is; of what is over only the date is told. */
  readonly open?: boolean;
}

/** `11月28日（周五）18:00前 · 还剩 3 天` */
export function Due({ at, open = true }: Props) {
  const say = useBaseWords();
  const language = useLanguage();
  const left = leftUntil(at);
  return (
    <span className="numbers">
      <time className="due-part" dateTime={new Date(at).toISOString()}>
        {deadlineOf(at, language)}
        {open && <span className="due-dot"> ·</span>}
      </time>
      {open && ' '}
      {open && (
        <span className="due-part">
          {'count' in left ? say(left.key, { count: left.count }) : say(left.key)}
        </span>
      )}
    </span>
  );
}
