import { Icon } from '../look/icon.js';
import { LanguageSwitch } from '../words/language-switch.js';
import { TextSizeSwitch } from '../text-size/text-size-switch.js';
import { useBaseWords } from '../words/words.js';
import { ChangePassword } from './change-password.js';
import type { Person } from './person.js';
import { useLogOut, usePerson } from './use-session.js';
import './me-screen.css';

/** Who I am here, how I want to read, and the way out. */
export default function MeScreen() {
  const say = useBaseWords();
  const person = usePerson();
  const logOut = useLogOut();
  return (
    <div className="me">
      <h1>{person.name}</h1>
      <section className="sheet" aria-labelledby="me-posts">
        <h2 id="me-posts">{say('session.posts')}</h2>
        <Posts person={person} />
      </section>
      <section className="sheet me-switches">
        <h2>{say('textSize.label')}</h2>
        <TextSizeSwitch />
        <LanguageSwitch />
      </section>
      <ChangePassword />
      <button type="button" className="button button-wide" onClick={() => void logOut()}>
        <Icon name="hand" size={18} /> {say('session.logOut')}
      </button>
    </div>
  );
}

function Posts({ person }: { readonly person: Person }) {
  const say = useBaseWords();
  if (person.appointments.length === 0) return <p className="quiet">{say('session.noPost')}</p>;
  return (
    <ul className="me-posts">
      {person.appointments.map((held) => (
        <li key={held.appointmentId}>
          <strong>{held.postTitle}</strong>
          <span className="quiet">{held.duties.map((duty) => say(`duty.${duty}`)).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}
