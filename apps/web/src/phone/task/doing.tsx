import { useEffect, useState } from 'react';
import { Icon } from '../../look/icon.js';
import { outbox } from '../outbox/use-outbox.js';
import type { Verb } from '../outbox/waiting.js';
import { AskExtension } from './forms/ask-extension.js';
import { Confirm } from './forms/confirm.js';
import { Decline } from './forms/decline.js';
import { ReportForm } from './forms/report-form.js';
import { SubmitForm } from './forms/submit-form.js';
import { useDoing } from './use-doing.js';
import type { Task } from './use-send.js';
import type { FormVerb } from './verbs.js';
import { useWords } from './words.js';

interface FormProps {
  readonly task: Task;
  readonly close: () => void;
}

const FORM: Readonly<Record<FormVerb, (props: FormProps) => React.ReactNode>> = {
  decline: Decline,
  report: ReportForm,
  submit: SubmitForm,
  'take-back': (props) => <Confirm {...props} verb="take-back" />,
  'ask-extension': AskExtension,
  'withdraw-extension': (props) => <Confirm {...props} verb="withdraw-extension" />,
};

/** The form that is open, as long as the task allows what it is for, or a command of it is on its way. */
export function OpenForm({ task }: { readonly task: Task }) {
  const { doing, close } = useDoing();
  const sent = useSent(task.taskId, close);
  const say = useWords();
  if (doing && task.actions.includes(doing)) {
    const Form = FORM[doing];
    return <Form task={task} close={close} />;
  }
  if (!sent) return null;
  return (
    <p className="note note-ok" role="status">
      <Icon name="done" />
      <span>{say('way.sentVerb', { verb: say(`do.${sent}`) })}</span>
    </p>
  );
}

/** What has just arrived; its form is closed with that. */
function useSent(taskId: string, close: () => void): Verb | null {
  const [sent, setSent] = useState<Verb | null>(null);
  const { doing } = useDoing();
  useEffect(
    () =>
      outbox.onSent((waiting) => {
        if (waiting.taskId !== taskId) return;
        setSent(waiting.verb);
        if (doing === waiting.verb) close();
      }),
    [taskId, doing, close],
  );
  return sent;
}
