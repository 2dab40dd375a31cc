import { useState } from 'react';
import { DraftNote } from '../../../drafts/draft-note.js';
import { useDraft } from '../../../drafts/use-draft.js';
import { FilesField } from '../../photos/files-field.js';
import { useFiles } from '../../photos/use-files.js';
import { givenBy } from '../given.js';
import { OnItsWay } from '../on-its-way.js';
import { useReports } from '../use-reports.js';
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

interface ReportDraft {
  readonly text: string;
  readonly figures: FigureTexts;
}

const BLANK: ReportDraft = { text: '', figures: {} };

/** 进展反馈: words, and what the item asks for. With nothing to tell, one press says so. */
export function ReportForm({ task, close }: Props) {
  const say = useWords();
  const asked = task.evidence.figures;
  const draft = useDraft<ReportDraft>({ subject: task.taskId, form: 'report' }, BLANK);
  const sending = useSend(task, 'report');
  const files = useFiles(task.taskId, 'report');
  const before = givenBy(useReports(task.taskId).data ?? []);
  const [tried, setTried] = useState(false);
  const { text, figures } = draft.value;
  const wrong = wrongFigures(asked, figures);
  const filled = figuresOf(asked, figures);
  const isBlank = text.trim() === '' && files.files.length === 0 && filled.length === 0;
  const words = text.trim() || (isBlank ? say('report.noChangeText') : '');
  const submit = () => {
    setTried(true);
    if (words && wrong.length === 0) sending.send({ text: words, figures: filled }, keyFor(draft, sending));
  };
  return (
    <FormSheet
      title={say('do.report')}
      close={close}
      submit={submit}
      submitWords={say(isBlank ? 'report.sendNoChange' : 'report.send')}
      isLocked={sending.isUnderway}
      foot={<OnItsWay sending={sending} percent={files.percent} kept />}
    >
      <TextField
        label={say('report.text')}
        value={text}
        change={(value) => draft.set({ ...draft.value, text: value })}
        most={4000}
        wrong={tried && !words ? say('report.textMissing') : null}
      />
      <FigureFields
        asked={asked}
        values={figures}
        change={(value) => draft.set({ ...draft.value, figures: value })}
        wrong={Object.fromEntries((tried ? wrong : []).map((key) => [key, say('form.figureWrong')]))}
        before={before.figures}
      />
      {task.evidence.files && <FilesField files={files} />}
      {!sending.isUnderway && <DraftNote draft={draft} percent={files.percent} />}
    </FormSheet>
  );
}
