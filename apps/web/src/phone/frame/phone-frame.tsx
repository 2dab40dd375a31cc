import { lazy, Suspense, useEffect, useRef, type ComponentType, type ReactNode } from 'react';
import { placesFor } from '../../frame/places.js';
import { useUnread } from '../../inbox/use-unread.js';
import { LineNote } from '../../live/line-note.js';
import { Icon } from '../../look/icon.js';
import { usePerson } from '../../session/use-session.js';
import { To, useWay } from '../../way/way.js';
import { needWords, useBaseWords, useLanguage } from '../../words/words.js';
import { AREAS } from '../areas.js';
import './phone-frame.css';

/** Until then the line belongs to what the page is for. */
const LATER_MS = 2_000;

/** Comes after what the page is for; a line that is too bad for it is no reason to show nothing. */
const OutboxNote = lazy<ComponentType>(async () => {
  await new Promise((later) => setTimeout(later, LATER_MS));
  try {
    const [note] = await Promise.all([import('../outbox/outbox-note.js'), needWords(['outbox'])]);
    return note;
  } catch {
    return { default: () => null };
  }
});

/** A scroll with tabs below it. What a screen is called stands in the screen. */
export function PhoneFrame({ children }: { readonly children: ReactNode }) {
  const { path } = useWay();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <div className="phone">
      <LineNote />
      <Suspense fallback={null}>
        <OutboxNote />
      </Suspense>
      <main ref={main} tabIndex={-1} className="phone-main">
        {children}
      </main>
      <Tabs />
    </div>
  );
}

function Tabs() {
  const say = useBaseWords();
  const english = useLanguage() === 'en';
  const { path } = useWay();
  const unread = useUnread();
  return (
    <nav className="tabs" aria-label={say('nav.label')}>
      {placesFor(usePerson(), AREAS).map((place) => {
        const current = path === place.path || path.startsWith(`${place.path}/`);
        const isInbox = place.path.endsWith('/inbox');
        return (
          <To
            key={place.path}
            href={place.path}
            current={current}
            className="tab"
            label={isInbox && unread > 0 ? say('nav.inboxUnread', { count: unread }) : undefined}
          >
            <Icon name={place.icon} size={22} />
            <span>{english ? place.labelEn : place.label}</span>
            {isInbox && unread > 0 && <span className="tab-count">{unread > 99 ? '99+' : unread}</span>}
          </To>
        );
      })}
    </nav>
  );
}
