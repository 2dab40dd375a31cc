import { useState } from 'react';
import { DraftNote } from '../../../drafts/draft-note.js';
import { useDraft } from '../../../drafts/use-draft.js';
import { OnItsWay } from '../on-its-way.js';
import { useSend, type Task } from '../use-send.js';
import { useWords } from '../words.js';
import { FormSheet } from './form-sheet.js';
import { keyFor } from './key-for.js';
import { TextField } from './text-field.js';

interface Props {
  readonly task: Task;
  readonly close: () => void;
}

/** 申请改派: once, inside the window, with a reason. */
export function Decline({ task, close }: Props) {
  const say = useWords();
  const draft = useDraft({ subject: task.taskId, form: 'decline' }, { reason: '' });
  const sending = useSend(task, 'decline');
  const [tried, setTried] = useState(false);
  const reason = draft.value.reason.trim();
  const submit = () => {
    setTried(true);
    if (reason) sending.send({ reason }, keyFor(draft, sending));
  };
  return (
    <FormSheet
      title={say('do.decline')}
      close={close}
      submit={submit}
      submitWords={say('decline.send')}
      isLocked={sending.isUnderway}
      foot={<OnItsWay sending={sending} kept />}
    >
      <p>{say('decline.about', { unit: task.issuerUnitName ?? '' })}</p>
      <TextField
        label={say('decline.reason')}
        value={draft.value.reason}
        change={(value) => draft.set({ reason: value })}
        most={1000}
        wrong={tried && !reason ? say('decline.reasonMissing') : null}
      />
      <DraftNote draft={draft} sending={sending.waiting?.state === 'sending'} />
    </FormSheet>
  );
}
