import type { QueueRow } from './form.js';
import { likeGroups } from './form.js';
import type { Kind, View } from './use-queue.js';
import { useQueueFilters } from './use-queue.js';
import { useWords } from './words.js';
import './queue.css';

const KINDS: readonly (Kind | null)[] = [null, 'task', 'directive'];

/** To decide or decided; of which kind; and matters of the same item alone, to be decided together. */
export function QueueFilters({ open }: { readonly open: readonly QueueRow[] }) {
  const say = useWords();
  const { view, kind, like, setView, setKind, setLike } = useQueueFilters();
  const groups = likeGroups(open);
  return (
    <header className="queue-head">
      <h1>{say('title')}</h1>
      <div className="segments" role="group" aria-label={say('view')}>
        {(['pending', 'decided'] satisfies View[]).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={view === each}
            onClick={() => setView(each === 'pending' ? null : each)}
          >
            {say(each)}
          </button>
        ))}
      </div>
      <div className="segments" role="group" aria-label={say('kind')}>
        {KINDS.map((each) => (
          <button key={each ?? ''} type="button" aria-pressed={kind === each} onClick={() => setKind(each)}>
            {each ? say(`kind.${each}`) : say('allKinds')}
          </button>
        ))}
      </div>
      {view === 'pending' && (groups.length > 0 || like !== null) && (
        <select
          className="queue-like"
          aria-label={say('like')}
          value={like ?? ''}
          onChange={(event) => setLike(event.target.value || null)}
        >
          <option value="">{say('likeAll')}</option>
          {groups.map(({ likeness, title, count }) => (
            <option key={likeness} value={likeness}>
              {say('likeOne', { title, count })}
            </option>
          ))}
        </select>
      )}
    </header>
  );
}
