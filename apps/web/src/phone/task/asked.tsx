import type { Task } from './use-send.js';
import { useWords } from './words.js';

/** What has to be brought beside words, and why; most often nothing. */
export function Asked({ task: { evidence } }: { readonly task: Task }) {
  const say = useWords();
  const { files, figures, reason } = evidence;
  const nothing = !files && figures.length === 0;
  return (
    <section className="sheet" aria-labelledby="task-asked">
      <h2 id="task-asked">{say('asked')}</h2>
      {nothing && <p>{say('askedNothing')}</p>}
      {!nothing && (
        <ul className="task-asked">
          {files && <li>{say('askedFiles')}</li>}
          {figures.map(({ key, label, unit }) => (
            <li key={key}>{say('askedFigure', { label, unit })}</li>
          ))}
        </ul>
      )}
      {!nothing && reason && <p className="quiet">{say('askedReason', { reason })}</p>}
    </section>
  );
}
