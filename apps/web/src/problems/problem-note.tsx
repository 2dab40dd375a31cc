import { useEffect, useState } from 'react';
import { Icon } from '../look/icon.js';
import { NoRight, NotFound } from '../states/states.js';
import { needWords, sayBase, useBaseWords } from '../words/words.js';
import { NO_ANSWER, Problem, problemOf } from './problem.js';
import { causeOf } from './cause.js';
import './problem-note.css';

interface Props {
  readonly error: unknown;
  /** The next step, where trying again may help. */
  readonly retry?: () => unknown;
  /** Whether what was typed is kept; said only where something was. */
  readonly kept?: boolean;
  /** In place of a whole page: what is not there and what may not be seen have pages of their own. */
  readonly page?: boolean;
}

/** Cause, what became of the data, next step, and the number by which an administrator finds the request. */
export function ProblemNote({ error, retry, kept, page }: Props) {
  const say = useBaseWords();
  useProblemWords();
  const problem = error instanceof Problem ? error : problemOf(error, undefined);
  if (page && problem.status === 404) return <NotFound />;
  if (page && problem.status === 403) return <NoRight />;
  return (
    <div className={page ? 'note note-late note-page' : 'note note-late'} role="alert">
      <Icon name="warning" />
      <div>
        <p className="problem-cause">{causeOf(problem)}</p>
        {kept && <p>{say('problem.dataKept')}</p>}
        {kept && problem.outcome === 'unknown' && problem.code !== NO_ANSWER && (
          <p>{say('problem.unknownOutcome')}</p>
        )}
        <p className="problem-foot">
          {retry && (
            <button type="button" className="button" onClick={() => void retry()}>
              {say('problem.retry')}
            </button>
          )}
          {problem.requestId && <RequestId id={problem.requestId} />}
        </p>
      </div>
    </div>
  );
}

/** The words of refusals come when the first one is shown; until then the kind of the failure speaks. */
function useProblemWords(): void {
  const [, setThere] = useState(false);
  useEffect(() => {
    needWords(['problems'])
      .then(() => setThere(true))
      .catch(() => undefined);
  }, []);
}

function RequestId({ id }: { readonly id: string }) {
  const say = useBaseWords();
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard?.writeText(id).then(() => setCopied(true));
  return (
    <span className="problem-id">
      <span>{say('problem.requestId', { id })}</span>
      {'clipboard' in navigator && (
        <button type="button" className="text-button" onClick={() => void copy()}>
          {sayBase(copied ? 'problem.copied' : 'problem.copy')}
        </button>
      )}
    </span>
  );
}
