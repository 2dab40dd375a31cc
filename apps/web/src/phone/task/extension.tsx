import { dayOf, momentOf } from '../../days/days.js';
import { useLanguage } from '../../words/words.js';
import { Note } from './notes.js';
import { useDoing } from './use-doing.js';
import type { Task } from './use-send.js';
import { useWords } from './words.js';

/** More time: the request that waits, the way to ask, or why it cannot be asked. */
export function Extension({ task }: { readonly task: Task }) {
  const say = useWords();
  const { open } = useDoing();
  if (task.extension) return <OpenRequest task={task} />;
  if (task.actions.includes('ask-extension')) {
    return (
      <p className="task-extension">
        <button type="button" className="button" onClick={() => open('ask-extension')}>
          {say('do.ask-extension')}
        </button>
      </p>
    );
  }
  if (!task.actions.includes('report')) return null;
  const why = task.extensionsLeft === 0 ? 'extension.noneLeft' : 'extension.tooLate';
  return <p className="quiet task-extension">{say(why)}</p>;
}

function OpenRequest({ task }: { readonly task: Task }) {
  const say = useWords();
  const language = useLanguage();
  const { open } = useDoing();
  const { toDay, askedAt, askedByName, reason, progress, waitsFor } = task.extension!;
  const who = [waitsFor.unitName, waitsFor.personName].filter(Boolean).join(' ');
  return (
    <Note tone="warn" icon="clock">
      <h2>{say('extension.asked', { day: dayOf(`${toDay}T12:00:00+08:00`, language) })}</h2>
      <p>{say('extension.waits', { who, name: askedByName, time: momentOf(askedAt, language) })}</p>
      <p>{say('note.declinedReason', { reason })}</p>
      <p>{say('extension.progressSaid', { progress })}</p>
      {task.actions.includes('withdraw-extension') && (
        <button type="button" className="button" onClick={() => open('withdraw-extension')}>
          {say('do.withdraw-extension')}
        </button>
      )}
    </Note>
  );
}
