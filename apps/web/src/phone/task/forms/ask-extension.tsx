import { useId, useState } from 'react';
import { dayOf } from '../../../days/days.js';
import { DraftNote } from '../../../drafts/draft-note.js';
import { useDraft } from '../../../drafts/use-draft.js';
import { useLanguage } from '../../../words/words.js';
import { OnItsWay } from '../on-its-way.js';
import { useReports } from '../use-reports.js';
import { useSend, type Task } from '../use-send.js';
import { useWords } from '../words.js';
import { firstDayToAsk, laterDays } from './extension-days.js';
import { FormSheet } from './form-sheet.js';
import { keyFor } from './key-for.js';
import { TextField, Wrong } from './text-field.js';

interface Props {
  readonly task: Task;
  readonly close: () => void;
}

const BLANK = { toDay: '', reason: '', progress: null as string | null };

/** 延期申请: a later day, why, and how far it is; what was reported last is offered as how far it is. */
export function AskExtension({ task, close }: Props) {
  const say = useWords();
  const draft = useDraft({ subject: task.taskId, form: 'ask-extension' }, BLANK);
  const sending = useSend(task, 'ask-extension');
  const reported = useReports(task.taskId).data ?? [];
  const [tried, setTried] = useState(false);
  const { toDay, reason } = draft.value;
  const progress = draft.value.progress ?? reported[reported.length - 1]?.text.slice(0, 2000) ?? '';
  const isLater = toDay >= firstDayToAsk(task.effectiveDueAt);
  const submit = () => {
    setTried(true);
    if (!isLater || !reason.trim() || !progress.trim()) return;
    sending.send({ toDay, reason: reason.trim(), progress: progress.trim() }, keyFor(draft, sending));
  };
  return (
    <FormSheet
      title={say('do.ask-extension')}
      close={close}
      submit={submit}
      submitWords={say('extension.send')}
      isLocked={sending.isUnderway}
      foot={<OnItsWay sending={sending} kept />}
    >
      <p>{say('extension.about', { unit: task.issuerUnitName ?? '', count: task.extensionsLeft ?? 0 })}</p>
      <DayField
        task={task}
        day={toDay}
        choose={(day) => draft.set({ ...draft.value, toDay: day })}
        wrong={tried && !isLater ? say(toDay ? 'extension.dayTooEarly' : 'extension.dayMissing') : null}
      />
      <TextField
        label={say('extension.reason')}
        value={reason}
        change={(value) => draft.set({ ...draft.value, reason: value })}
        rows={3}
        most={1000}
        wrong={tried && !reason.trim() ? say('extension.reasonMissing') : null}
      />
      <TextField
        label={say('extension.progress')}
        value={progress}
        change={(value) => draft.set({ ...draft.value, progress: value })}
        rows={3}
        most={2000}
        wrong={tried && !progress.trim() ? say('extension.progressMissing') : null}
      />
      {!sending.isUnderway && <DraftNote draft={draft} />}
    </FormSheet>
  );
}

interface DayFieldProps {
  readonly task: Task;
  readonly day: string;
  readonly choose: (day: string) => void;
  readonly wrong: string | null;
}

/** The days most asked for are one press away; any other is chosen from a calendar. */
function DayField({ task, day, choose, wrong }: DayFieldProps) {
  const say = useWords();
  const language = useLanguage();
  const id = useId();
  return (
    <div className="field" role="group" aria-label={say('extension.day')}>
      <label htmlFor={id}>{say('extension.day')}</label>
      <div className="task-days">
        {laterDays(task.effectiveDueAt).map((later) => (
          <button
            key={later}
            type="button"
            className="button"
            aria-pressed={later === day}
            onClick={() => choose(later)}
          >
            {dayOf(`${later}T12:00:00+08:00`, language)}
          </button>
        ))}
      </div>
      <input
        id={id}
        type="date"
        min={firstDayToAsk(task.effectiveDueAt)}
        value={day}
        aria-invalid={Boolean(wrong)}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => choose(event.target.value)}
      />
      {wrong && <Wrong id={`${id}-wrong`} words={wrong} />}
    </div>
  );
}
