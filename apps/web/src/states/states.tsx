import type { ReactNode } from 'react';
import { Icon, type IconName } from '../look/icon.js';
import { useBaseWords } from '../words/words.js';
import './states.css';

/** Grey lines where words will stand; after a moment, so that a quick answer does not flicker. */
export function Loading({ lines = 4 }: { readonly lines?: number }) {
  const say = useBaseWords();
  return (
    <div className="skeleton" role="status" aria-label={say('loading.label')}>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="skeleton-line" aria-hidden />
      ))}
    </div>
  );
}

interface BlankProps {
  readonly icon?: IconName;
  readonly title: string;
  /** What happens next, or what can be done. */
  readonly children?: ReactNode;
}

/** A page or a list with nothing in it: says so, and what happens next. */
export function Blank({ icon = 'paper', title, children }: BlankProps) {
  return (
    <section className="blank">
      <Icon name={icon} size={40} />
      <h2>{title}</h2>
      {children && <div className="blank-more">{children}</div>}
    </section>
  );
}

export function NoRight() {
  const say = useBaseWords();
  return (
    <Blank icon="lock" title={say('noRight.title')}>
      {say('noRight.body')}
    </Blank>
  );
}

export function NotFound() {
  const say = useBaseWords();
  return (
    <Blank icon="search" title={say('notFound.title')}>
      {say('notFound.body')}
    </Blank>
  );
}
