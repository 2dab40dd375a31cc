import { useEffect } from 'react';
import { Icon } from '../look/icon.js';
import { causeOf } from '../problems/cause.js';
import { To, useWay } from '../way/way.js';
import { needWords } from '../words/words.js';
import type { Decision, Entry } from './outbox.js';
import { useNow } from './use-now.js';
import { useOutbox } from './use-outbox.js';
import { useWords } from './words.js';
import './outbox-bar.css';

/** Decisions that can still be taken back, are on their way, or were refused; nothing when there are none. */
export default function OutboxBar() {
  const say = useWords();
  const { entries } = useOutbox();
  useEffect(() => {
    // The causes of refusals, before the first one has to be told.
    if (entries.length > 0) needWords(['problems']).catch(() => undefined);
  }, [entries.length]);
  return (
    <section className="outbox" aria-label={say('outbox.label')} aria-live="polite">
      {entries.map((entry) =>
        entry.state === 'refused' ? (
          <Refused key={entry.key} entry={entry} />
        ) : (
          <OnTheWay key={entry.key} entry={entry} />
        ),
      )}
    </section>
  );
}

function useNaming(): (decisions: readonly Decision[]) => string {
  const say = useWords();
  return ([first, ...others]) => {
    if (!first) return '';
    if (others.length > 0) return say('outbox.many', { count: others.length + 1 });
    return say(`outbox.${first.choice}`, { title: first.title });
  };
}

function OnTheWay({ entry }: { readonly entry: Entry }) {
  const say = useWords();
  const nameOf = useNaming();
  const { outbox } = useOutbox();
  const seconds = Math.max(1, Math.ceil((entry.dueAt - useNow(250)) / 1000));
  const { entry: device, go } = useWay();
  const takeBack = () => {
    const [first, second] = outbox.takeBack(entry.key) ?? [];
    // Back to the page on which it was decided, with what was typed.
    if (first && !second) go(`/${device}/reviews/${first.assignmentId}`);
  };
  return (
    <div className={entry.state === 'unsent' ? 'outbox-line note note-warn' : 'outbox-line note note-info'}>
      <Icon name={entry.state === 'unsent' ? 'offline' : 'send'} />
      <p>
        <strong>{nameOf(entry.decisions)}</strong>{' '}
        <span aria-hidden={entry.state === 'waiting'} className="numbers">
          {entry.state === 'waiting' && say('outbox.waiting', { seconds })}
        </span>
        {entry.state === 'sending' && say('outbox.sending')}
        {entry.state === 'unsent' && say('outbox.unsent')}
      </p>
      {entry.state === 'waiting' && (
        <button type="button" className="button" onClick={takeBack}>
          {say('outbox.takeBack')}
        </button>
      )}
      {entry.state === 'unsent' && (
        <button type="button" className="button" onClick={() => outbox.retry()}>
          {say('outbox.retry')}
        </button>
      )}
    </div>
  );
}

function Refused({ entry }: { readonly entry: Entry }) {
  const say = useWords();
  const { outbox } = useOutbox();
  const { entry: device } = useWay();
  const { failures, decisions } = entry;
  return (
    <div className="outbox-line note note-late" role="alert">
      <Icon name="warning" />
      <div>
        {decisions.length > 1 && (
          <p>
            <strong>
              {say('outbox.refusedMany', {
                done: decisions.length - failures.length,
                failed: failures.length,
              })}
            </strong>
          </p>
        )}
        <ul>
          {failures.map(({ decision, problem }) => (
            <li key={decision.assignmentId}>
              <strong>
                {decisions.length > 1 ? decision.title : say('outbox.refused', { title: decision.title })}
              </strong>
              <span> {causeOf(problem)} </span>
              {decision.words.trim() !== '' && decisions.length === 1 && <span>{say('outbox.kept')} </span>}
              <To href={`/${device}/reviews/${decision.assignmentId}`}>{say('outbox.open')}</To>
            </li>
          ))}
        </ul>
      </div>
      <button type="button" className="button" onClick={() => outbox.dismiss(entry.key)}>
        {say('outbox.dismiss')}
      </button>
    </div>
  );
}
