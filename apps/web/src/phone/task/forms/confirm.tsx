import { OnItsWay } from '../on-its-way.js';
import { useSend, type Task } from '../use-send.js';
import { useWords } from '../words.js';
import { FormSheet } from './form-sheet.js';

interface Props {
  readonly task: Task;
  readonly close: () => void;
  readonly verb: 'take-back' | 'withdraw-extension';
}

/** What takes something back is said once more before it is done. */
export function Confirm({ task, close, verb }: Props) {
  const say = useWords();
  const sending = useSend(task, verb);
  return (
    <FormSheet
      title={say(`do.${verb}`)}
      close={close}
      submit={() => sending.send(null)}
      submitWords={say(`confirm.${verb}`)}
      isLocked={sending.isUnderway}
      foot={<OnItsWay sending={sending} />}
    >
      <p>{say(`about.${verb}`)}</p>
    </FormSheet>
  );
}
