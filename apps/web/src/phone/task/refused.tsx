import { ProblemNote } from '../../problems/problem-note.js';
import { useBaseWords } from '../../words/words.js';
import { outbox, useOutbox } from '../outbox/use-outbox.js';
import { problemIn } from '../outbox/waiting.js';
import type { Task } from './use-send.js';
import { useWords } from './words.js';

/** What was refused and cannot be sent again, because the task has moved on meanwhile: told, and then put away. */
export function Refused({ task: { taskId, actions } }: { readonly task: Task }) {
  const say = useWords();
  const base = useBaseWords();
  const over = useOutbox().filter(
    (entry) => entry.taskId === taskId && entry.state === 'refused' && !actions.includes(entry.verb),
  );
  return (
    <>
      {over.map((entry) => (
        <section key={entry.verb} className="task-refused" aria-label={say(`do.${entry.verb}`)}>
          <ProblemNote error={problemIn(entry.refusal!)} />
          {entry.body && 'text' in entry.body && <p className="task-words">{entry.body.text}</p>}
          {entry.body && 'reason' in entry.body && <p className="task-words">{entry.body.reason}</p>}
          <button type="button" className="button button-wide" onClick={() => void outbox.cancel(entry)}>
            {base('close')}
          </button>
        </section>
      ))}
    </>
  );
}
