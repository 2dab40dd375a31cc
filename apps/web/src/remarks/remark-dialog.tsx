import { useRef, useState, type FormEvent } from 'react';
import { DraftNote } from '../drafts/draft-note.js';
import { useDraft } from '../drafts/use-draft.js';
import { useModal } from '../frame/use-modal.js';
import { ProblemNote } from '../problems/problem-note.js';
import { UnitChoice } from '../units/unit-choice.js';
import { useBaseWords } from '../words/words.js';
import { aboutOf } from './about.js';
import { useRemark, type Remark, type RemarkBody, type Subject } from './use-remark.js';
import { useWords } from './words.js';

interface Props {
  readonly subject: Subject;
  readonly done: (remark: Remark) => void;
  readonly close: () => void;
}

interface Form {
  readonly words: string;
  readonly demands: boolean;
  /** Of whom, where no task says it. */
  readonly unitId: string | null;
  /** `YYYY-MM-DD`, or empty. */
  readonly dueDay: string;
}

const BLANK: Form = { words: '', demands: false, unitId: null, dueDay: '' };

/** The words of a remark, and whether they demand. What was typed is kept until the platform has taken it. */
export default function RemarkDialog({ subject, done, close }: Props) {
  const say = useWords();
  const sayBase = useBaseWords();
  const dialog = useRef<HTMLDivElement>(null);
  const ofTask = 'taskId' in subject;
  const draft = useDraft<Form>({ subject: draftOf(subject), form: 'remark' }, BLANK);
  const remark = useRemark(subject, done, draft);
  const [missing, setMissing] = useState<'missing' | 'missingUnit' | null>(null);
  useModal(dialog, close);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const lacks = lackOf(draft.value, ofTask);
    setMissing(lacks);
    if (!lacks) remark.mutate(bodyOf(draft.value));
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
          <p className="quiet remark-about">{aboutOf(subject, say)}</p>
          <Fields
            form={draft.value}
            ofTask={ofTask}
            set={(form) => {
              setMissing(null);
              draft.set(form);
            }}
          />
          {missing && (
            <p className="note note-late" role="alert">
              {say(missing)}
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

/** What is lacking before it can be sent. */
function lackOf({ words, demands, unitId }: Form, ofTask: boolean) {
  if (words.trim() === '') return 'missing';
  return demands && !ofTask && unitId === null ? 'missingUnit' : null;
}

function bodyOf({ words, demands, unitId, dueDay }: Form): RemarkBody {
  const said = { words: words.trim(), demands };
  return demands ? { ...said, unitId, dueDay: dueDay || null } : said;
}

const draftOf = (subject: Subject) =>
  'taskId' in subject ? subject.taskId : (subject.itemId ?? subject.directiveId);

interface FieldsProps {
  readonly form: Form;
  readonly ofTask: boolean;
  readonly set: (form: Form) => void;
}

function Fields({ form, ofTask, set }: FieldsProps) {
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
          <span className="quiet">{say(ofTask ? 'demandsHint' : 'demandsOfUnitHint')}</span>
        </span>
      </label>
      {form.demands && !ofTask && (
        <UnitChoice
          unitId={form.unitId}
          choose={(unitId) => set({ ...form, unitId })}
          said={{
            legend: say('unit'),
            search: say('unit.search'),
            none: (q) => say('unit.none', { q }),
          }}
        />
      )}
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
