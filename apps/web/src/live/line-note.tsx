import { useSyncExternalStore } from 'react';
import { Icon } from '../look/icon.js';
import { useBaseWords } from '../words/words.js';
import { useLineState } from './use-live.js';

/** Says so when what is on the screen may be out of date. */
export function LineNote() {
  const say = useBaseWords();
  const state = useLineState();
  const online = useOnline();
  return (
    <div role="status" aria-live="polite">
      {(state === 'lost' || !online) && (
        <p className="note note-warn">
          <Icon name="offline" />
          <span>{say(online ? 'live.lost' : 'live.offline')}</span>
        </p>
      )}
    </div>
  );
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('online', changed);
      window.addEventListener('offline', changed);
      return () => {
        window.removeEventListener('online', changed);
        window.removeEventListener('offline', changed);
      };
    },
    () => navigator.onLine,
  );
}
