import { momentOf } from '../days/days.js';
import { Icon } from '../look/icon.js';
import { useBaseWords, useLanguage } from '../words/words.js';
import type { DraftOf } from './use-draft.js';
import './draft-note.css';

interface Props {
  readonly draft: Pick<DraftOf<unknown>, 'state' | 'savedAt' | 'clear'>;
  /** While the form is under way: sending it, or how much of its files is up. */
  readonly sending?: boolean;
  readonly percent?: number | null;
  readonly sent?: boolean;
}

/** Below a form: where what was typed is now, in words. */
export function DraftNote({ draft, sending, percent, sent }: Props) {
  const say = useBaseWords();
  const language = useLanguage();
  const time = draft.savedAt === null ? '' : momentOf(draft.savedAt, language);
  const words = () => {
    if (sent) return say('draft.sent');
    if (percent !== null && percent !== undefined)
      return say('draft.uploading', { percent: Math.floor(percent) });
    if (sending) return say('draft.sending');
    if (draft.state === 'saving') return say('draft.saving');
    if (draft.state === 'unsaved') return say('draft.unsaved');
    if (draft.state === 'restored') return say('draft.restored', { time });
    return draft.state === 'saved' ? say('draft.savedAt', { time }) : '';
  };
  return (
    <p className={draft.state === 'unsaved' ? 'draft-note draft-note-unsaved' : 'draft-note'} role="status">
      {sent && <Icon name="done" size={16} />}
      {draft.state === 'unsaved' && <Icon name="warning" size={16} />}
      <span>{words()}</span>
      {draft.state === 'restored' && !sending && !sent && (
        <button type="button" className="text-button" onClick={() => void draft.clear()}>
          {say('draft.discard')}
        </button>
      )}
    </p>
  );
}
