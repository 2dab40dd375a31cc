import { useState, type ReactNode } from 'react';
import { placesFor } from '../../frame/places.js';
import { useUnread } from '../../inbox/use-unread.js';
import { LineNote } from '../../live/line-note.js';
import { Icon } from '../../look/icon.js';
import { Mark } from '../../look/mark.js';
import { useLogOut, usePerson } from '../../session/use-session.js';
import { TextSizeSwitch } from '../../text-size/text-size-switch.js';
import { To, useWay } from '../../way/way.js';
import { LanguageSwitch } from '../../words/language-switch.js';
import { useBaseWords, useLanguage } from '../../words/words.js';
import { AREAS } from '../areas.js';
import { KeyboardHelp } from './keyboard-help.js';
import { useSingleKeys } from './single-keys.js';
import './desk-frame.css';

/** One red line, a head, the places of this person, and the page. */
export function DeskFrame({ children }: { readonly children: ReactNode }) {
  const say = useBaseWords();
  const [helped, setHelped] = useState(false);
  useSingleKeys({ '/': focusSearch, '?': () => setHelped(true) });
  return (
    <div className="desk">
      <a className="skip" href="#main">
        {say('nav.skip')}
      </a>
      <header className="desk-head">
        <Mark />
        <span className="desk-motto">{say('motto')}</span>
        <Tools help={() => setHelped(true)} />
      </header>
      <Places />
      <main id="main" tabIndex={-1} className="desk-main">
        <LineNote />
        {children}
      </main>
      {helped && <KeyboardHelp close={() => setHelped(false)} />}
    </div>
  );
}

/** The field by which the present screen is searched, where it has one: `<input type="search">`. */
function focusSearch(): void {
  document.querySelector<HTMLInputElement>('main input[type="search"]')?.focus();
}

function Tools({ help }: { readonly help: () => void }) {
  const say = useBaseWords();
  const person = usePerson();
  const logOut = useLogOut();
  const unread = useUnread();
  const label = unread > 0 ? say('nav.inboxUnread', { count: unread }) : say('nav.inbox');
  return (
    <div className="desk-tools">
      <TextSizeSwitch />
      <LanguageSwitch />
      <button type="button" className="icon-button" aria-label={say('help.open')} onClick={help}>
        <Icon name="help" />
      </button>
      <To href="/desk/inbox" className="desk-bell" label={label}>
        <Icon name="bell" />
        {unread > 0 && <span className="numbers">{unread > 99 ? '99+' : unread}</span>}
      </To>
      <To href="/desk/me" className="desk-person">
        <Icon name="person" size={18} /> {person.name}
        <span className="quiet">{person.appointments[0]?.postTitle}</span>
      </To>
      <button type="button" className="text-button" onClick={() => void logOut()}>
        {say('session.logOut')}
      </button>
    </div>
  );
}

function Places() {
  const say = useBaseWords();
  const english = useLanguage() === 'en';
  const { path } = useWay();
  return (
    <nav className="places" aria-label={say('nav.label')}>
      {placesFor(usePerson(), AREAS).map((place) => (
        <To
          key={place.path}
          href={place.path}
          className="place"
          current={path === place.path || path.startsWith(`${place.path}/`)}
        >
          <Icon name={place.icon} size={18} />
          <span>{english ? place.labelEn : place.label}</span>
        </To>
      ))}
    </nav>
  );
}
