import { Icon } from '../../look/icon.js';
import { ProblemNote } from '../../problems/problem-note.js';
import { useBaseWords } from '../../words/words.js';
import { problemIn, type Verb } from '../outbox/waiting.js';
import type { Sending } from './use-send.js';
import { useWords } from './words.js';

interface Props {
  readonly sending: Pick<Sending<Verb>, 'waiting' | 'cancel'>;
  /** Whether something was typed, which is kept. */
  readonly kept?: boolean;
  /** Of its files, while they go first. */
  readonly percent?: number | null;
}

/** What became of a command, in words: on its way, waiting for the line (and how to call it back), or refused. */
export function OnItsWay({ sending: { waiting, cancel }, kept, percent }: Props) {
  const say = useWords();
  const base = useBaseWords();
  if (!waiting) return null;
  if (waiting.state === 'refused') {
    return <ProblemNote error={problemIn(waiting.refusal!)} kept={kept ?? false} />;
  }
  if (waiting.state === 'sending') {
    return (
      <p className="quiet" role="status">
        {typeof percent === 'number'
          ? base('draft.uploading', { percent: Math.floor(percent) })
          : say('way.sending')}
      </p>
    );
  }
  return (
    <div className="note note-warn" role="status">
      <Icon name="offline" />
      <div>
        <p>{say('way.waiting')}</p>
        <button type="button" className="button" onClick={cancel}>
          {say('way.cancel')}
        </button>
      </div>
    </div>
  );
}
