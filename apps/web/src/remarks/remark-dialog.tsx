import { useRef, useState, type FormEvent } from 'react';
import { DraftNote } from '../drafts/draft-note.js';
import { useDraft } from '../drafts/use-draft.js';
import { useModal } from '../frame/use-modal.js';
import { ProblemNote } from '../problems/problem-note.js';
import { useBaseWords } from '../words/words.js';
import { useRemark, type Remark, type Subject } from './use-remark.js';
import { useWords } from './words.js';

interface Props {
  readonly subject: Subject;
  readonly done: (remark: Remark) => void;
  readonly close: () => void;
}

interface Form {
  readonly words: string;
  readonly demands: boolean;
  /** `YYYY-MM-DD`, or empty. */
  readonly dueDay: string;
}

const BLANK: Form = { words: '', demands: false, dueDay: '' };

/** The words of a remark, and whether they demand. What was typed is kept until the platform has taken it. */
export default function RemarkDialog({ subject, done, close }: Props) {
  const say = useWords();
  const sayBase = useBaseWords();
  const dialog = useRef<HTMLDivElement>(null);
  const draft = useDraft<Form>({ subject: subject.taskId, form: 'remark' }, BLANK);
  const remark = useRemark(subject.taskId, done, draft);
  const [missing, setMissing] = useState(false);
  useModal(dialog, close);
  const { words, demands, dueDay } = draft.value;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setMissing(words.trim() === '');
    if (words.trim() === '') return;
    remark.mutate({ words: words.trim(), demands, dueDay: demands && dueDay ? dueDay : null });
  };
  return (
    <div className="remark-veil">
      <div
        ref={dialog}
        className="remark-dialog"
        role="dialog"
        aria-modal
        aria-labelledby="remark-title"
        tabIndex={-1}
      >
        <form className="form" onSubmit={send}>
          <h2 id="remark-title">{say('title')}</h2>
          <p className="quiet remark-about">
            {say('about', { unit: subject.unitName, heading: subject.heading })}
          </p>
          <Fields
            form={draft.value}
            set={(form) => {
              setMissing(false);
              draft.set(form);
            }}
          />
          {missing && (
            <p className="note note-late" role="alert">
              {say('missing')}
            </p>
          )}
          {remark.error && <ProblemNote error={remark.error} kept />}
          {draft.savedAt !== null && <DraftNote draft={draft} sending={remark.isPending} />}
          <div className="remark-buttons">
            <button type="button" className="button" onClick={close}>
              {sayBase('cancel')}
            </button>
            <button type="submit" className="button button-primary" disabled={remark.isPending}>
              {say(remark.isPending ? 'sending' : 'send')}
            </button>
          </div>
        </form>
      </div>
    </div>
  );
}

function Fields({ form, set }: { readonly form: Form; readonly set: (form: Form) => void }) {
  const say = useWords();
  return (
    <>
      <label className="field">
        <span>{say('words')}</span>
        <textarea
          rows={4}
          maxLength={2000}
          value={form.words}
          onChange={(event) => set({ ...form, words: event.target.value })}
        />
      </label>
      <label className="remark-demands">
        <input
          type="checkbox"
          role="switch"
          checked={form.demands}
          onChange={(event) => set({ ...form, demands: event.target.checked })}
        />
        <span>
          {say('demands')}
          <span className="quiet">{say('demandsHint')}</span>
        </span>
      </label>
      {form.demands && (
        <label className="field">
          <span>{say('due')}</span>
          <span className="quiet">{say('dueHint')}</span>
          <input
            type="date"
            value={form.dueDay}
            onChange={(event) => set({ ...form, dueDay: event.target.value })}
          />
        </label>
      )}
    </>
  );
}
