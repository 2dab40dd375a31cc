import { ProblemNote } from '../../../problems/problem-note.js';
import { useWords } from '../words.js';
import type { Edits } from './use-edits.js';
import type { Structure } from './use-structure.js';

interface Props {
  readonly edits: Edits;
  readonly structure: Structure;
}

/** What was not taken, and what can be done about it: nothing that was typed is lost. */
export function UnsentNote({ edits, structure }: Props) {
  const say = useWords();
  const { problem, count } = edits;
  const stale = problem?.code === 'platform/stale-version';
  return (
    <>
      {problem && !stale && <ProblemNote error={problem} kept retry={edits.flush} />}
      {problem && stale && (
        <div className="note note-warn" role="alert">
          <span />
          <div>
            <p>{say('stale.body', { count })}</p>
            <p className="note-actions">
              <button type="button" className="button" onClick={() => void edits.sendAnyway()}>
                {say('stale.again')}
              </button>
              <button type="button" className="button" onClick={() => void edits.discard()}>
                {say('stale.discard')}
              </button>
            </p>
          </div>
        </div>
      )}
      {structure.problem && (
        <div className="note-closable">
          <ProblemNote error={structure.problem} />
          <button type="button" className="text-button" onClick={structure.forget}>
            {say('understood')}
          </button>
        </div>
      )}
    </>
  );
}
