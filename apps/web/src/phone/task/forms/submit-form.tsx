import { useState } from 'react';
import { DraftNote } from '../../../drafts/draft-note.js';
import { useDraft } from '../../../drafts/use-draft.js';
import { Icon } from '../../../look/icon.js';
import { Loading } from '../../../states/states.js';
import { FilesField } from '../../photos/files-field.js';
import { useFiles } from '../../photos/use-files.js';
import { givenBy, lastSubmission } from '../given.js';
import { OnItsWay } from '../on-its-way.js';
import { useReports, type Report } from '../use-reports.js';
import { useSend, type Task } from '../use-send.js';
import { useWords } from '../words.js';
import { FigureFields } from './figure-fields.js';
import { figuresOf, wrongFigures, type FigureTexts } from './figures.js';
import { FormSheet } from './form-sheet.js';
import { keyFor } from './key-for.js';
import { TextField } from './text-field.js';

interface Props {
  readonly task: Task;
  readonly close: () => void;
}

/** What was submitted before comes back filled, so it has to be read first. */
export function SubmitForm({ task, close }: Props) {
  const reports = useReports(task.taskId);
  if (reports.isPending) return <Loading />;
  return <Filled task={task} close={close} reports={reports.data ?? []} />;
}

interface SubmitDraft {
  readonly text: string;
  readonly figures: FigureTexts;
}

/** 报办结: every criterion answered, and all that is asked for given by then. */
function Filled({ task, close, reports }: Props & { readonly reports: readonly Report[] }) {
  const say = useWords();
  const asked = task.evidence.figures;
  const given = givenBy(reports);
  const draft = useDraft<SubmitDraft>(
    { subject: task.taskId, form: 'submit' },
    { text: lastSubmission(task, reports), figures: {} },
  );
  const sending = useSend(task, 'submit');
  const files = useFiles(task.taskId, 'submit');
  const [tried, setTried] = useState(false);
  const { text, figures } = draft.value;
  const lacksFiles = task.evidence.files && given.files + files.files.length === 0;
  const wrong = wrongInSubmission(task, figures, given.figures);
  const submit = () => {
    setTried(true);
    if (!text.trim() || lacksFiles || Object.keys(wrong).length > 0) return;
    sending.send({ text: text.trim(), figures: figuresOf(asked, figures) }, keyFor(draft, sending));
  };
  const told = Object.entries(tried ? wrong : {}).map(([key, words]) => [key, say(words)]);
  return (
    <FormSheet
      title={say(task.returned ? 'do.resubmit' : 'do.submit')}
      close={close}
      submit={submit}
      submitWords={say('submit.send')}
      isLocked={sending.isUnderway}
      foot={<OnItsWay sending={sending} percent={files.percent} kept />}
    >
      <TextField
        label={say('submit.text')}
        hint={say('submit.hint')}
        value={text}
        change={(value) => draft.set({ ...draft.value, text: value })}
        rows={6}
        most={4000}
        wrong={tried && !text.trim() ? say('submit.textMissing') : null}
      />
      <FigureFields
        asked={asked}
        values={figures}
        change={(value) => draft.set({ ...draft.value, figures: value })}
        wrong={Object.fromEntries(told)}
        before={given.figures}
      />
      {task.evidence.files && <FilesField files={files} />}
      {given.files > 0 && <p className="quiet">{say('submit.filesBefore', { count: given.files })}</p>}
      {tried && lacksFiles && <Lacking words={say('submit.filesMissing')} />}
      {!sending.isUnderway && <DraftNote draft={draft} percent={files.percent} />}
    </FormSheet>
  );
}

function Lacking({ words }: { readonly words: string }) {
  return (
    <p className="note note-late" role="alert">
      <Icon name="warning" />
      <span>{words}</span>
    </p>
  );
}

type Wrong = 'form.figureWrong' | 'submit.figureMissing';

/** A figure that some report has given already need not be given again. */
function wrongInSubmission(task: Task, texts: FigureTexts, given: FigureTexts): Record<string, Wrong> {
  const asked = task.evidence.figures;
  const unreadable = wrongFigures(asked, texts).map((key) => [key, 'form.figureWrong'] as const);
  const missing = asked
    .filter(({ key }) => given[key] === undefined && (texts[key] ?? '').trim() === '')
    .map(({ key }) => [key, 'submit.figureMissing'] as const);
  return Object.fromEntries([...unreadable, ...missing]);
}
