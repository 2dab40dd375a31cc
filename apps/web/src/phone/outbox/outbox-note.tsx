import { useEffect } from 'react';
import { Icon } from '../../look/icon.js';
import { To, useWay } from '../../way/way.js';
import { wordsOf } from '../../words/words.js';
import type zh from '../../words/zh-CN/outbox.js';
import { outbox, useOutbox, useOutboxRun } from './use-outbox.js';
import { placeKey, type Waiting } from './waiting.js';
import './outbox-note.css';

const useWords = wordsOf<typeof zh>('outbox');

/** Carries on what an earlier page has left, and says on every page what has not arrived, and where to look. */
export default function OutboxNote() {
  useOutboxRun();
  useEffect(() => () => outbox.close(), []);
  const entries = useOutbox();
  const { path } = useWay();
  // The task's own page says it where it was sent from.
  const elsewhere = entries.filter(({ taskId, state }) => state !== 'sending' && !path.endsWith(taskId));
  return (
    <div role="status" aria-live="polite">
      <Group entries={elsewhere.filter(({ state }) => state === 'waiting')} words="waiting" />
      <Group entries={elsewhere.filter(({ state }) => state === 'refused')} words="refused" />
    </div>
  );
}

interface GroupProps {
  readonly entries: readonly Waiting[];
  readonly words: 'waiting' | 'refused';
}

function Group({ entries, words }: GroupProps) {
  const say = useWords();
  if (entries.length === 0) return null;
  return (
    <section className={`note note-${words === 'waiting' ? 'warn' : 'late'}`} aria-label={say('label')}>
      <Icon name={words === 'waiting' ? 'offline' : 'warning'} />
      <div>
        <p>{say(words, { count: entries.length })}</p>
        <ul>
          {entries.map((entry) => (
            <li key={placeKey(entry)}>
              <To href={addressOf(entry)} className="outbox-link">
                {say('line', { verb: say(`verb.${entry.verb}`), heading: entry.heading })}
              </To>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** Signing for has no form of its own. */
const addressOf = ({ taskId, verb }: Waiting) =>
  verb === 'sign-for' ? `/phone/tasks/${taskId}` : `/phone/tasks/${taskId}?do=${verb}`;
