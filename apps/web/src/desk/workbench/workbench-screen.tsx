import { maySee } from '../../session/person.js';
import { usePerson } from '../../session/use-session.js';
import { To } from '../../way/way.js';
import { Counts } from './counts.js';
import { Documents } from './documents.js';
import { InForce } from './in-force.js';
import { Questions } from './questions.js';
import { useWords } from './words.js';
import './workbench.css';

/** What waits for the issuer: questions of units first, because their clocks stand still; then what is under way. */
export default function WorkbenchScreen() {
  const say = useWords();
  const person = usePerson();
  const drafts = maySee(person, ['draft']);
  const dispatches = maySee(person, ['dispatch']);
  return (
    <div className="workbench">
      <header className="workbench-head">
        <h1>{say('title')}</h1>
        {dispatches && <Counts />}
        {drafts && (
          <To href="/desk/issuing" className="button button-primary workbench-new">
            {say('new')}
          </To>
        )}
      </header>
      <div className={dispatches && drafts ? 'workbench-columns' : undefined}>
        {dispatches && (
          <div className="workbench-stack">
            <Questions />
            <InForce />
          </div>
        )}
        {drafts && <Documents />}
      </div>
    </div>
  );
}
