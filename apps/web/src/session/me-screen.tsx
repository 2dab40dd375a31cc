import { useQuery } from '@tanstack/react-query';
import { unitGet } from '../api/sdk.gen.js';
import { Icon } from '../look/icon.js';
import { LanguageSwitch } from '../words/language-switch.js';
import { TextSizeSwitch } from '../text-size/text-size-switch.js';
import { useWay } from '../way/way.js';
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
        <EntrySwitch />
      </section>
      <ChangePassword />
      <button type="button" className="button button-wide" onClick={() => void logOut()}>
        <Icon name="hand" size={18} /> {say('session.logOut')}
      </button>
    </div>
  );
}

/** The other entry is another page, with other files. */
function EntrySwitch() {
  const say = useBaseWords();
  const other = useWay().entry === 'phone' ? 'desk' : 'phone';
  return (
    <a className="text-button me-entry" href={`/${other}`}>
      <Icon name={other === 'desk' ? 'desk' : 'phone'} size={18} /> {say(`entry.${other}`)}
    </a>
  );
}

/** The session knows ids; the name comes when it is there, and its absence hides nothing else. */
function UnitName({ unitId }: { readonly unitId: string }) {
  const unit = useQuery({ queryKey: ['unit', unitId], queryFn: () => unitGet({ path: { unitId } }) });
  return <>{unit.data?.name}</>;
}

function Posts({ person }: { readonly person: Person }) {
  const say = useBaseWords();
  if (person.appointments.length === 0) return <p className="quiet">{say('session.noPost')}</p>;
  return (
    <ul className="me-posts">
      {person.appointments.map((held) => (
        <li key={held.appointmentId}>
          <strong>
            <UnitName unitId={held.unitId} /> {held.postTitle}
          </strong>
          <span className="quiet">{held.duties.map((duty) => say(`duty.${duty}`)).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}
