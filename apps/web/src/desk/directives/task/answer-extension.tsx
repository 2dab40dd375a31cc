import { useState } from 'react';
import { taskAnswerExtension } from '../../../api/sdk.gen.js';
import type { TaskAnswerExtensionData } from '../../../api/types.gen.js';
import { keyed } from '../../../calls/key.js';
import { useCommand } from '../../../calls/use-command.js';
import { ReasonDialog } from '../asking/reason-dialog.js';
import { useWords } from '../words.js';
import type { ActProps } from './act-props.js';

type Answer = TaskAnswerExtensionData['body']['answer'];

/** More time, as asked or until an earlier day; or not, and why. */
export function AnswerExtension({ task, close, done }: ActProps) {
  const say = useWords();
  const extension = task.extension!;
  const [grants, setGrants] = useState(true);
  const [toDay, setToDay] = useState(extension.toDay);
  const send = useCommand(
    (answer: Answer, key) =>
      taskAnswerExtension({ path: { taskId: task.taskId }, body: { answer }, headers: keyed(key) }),
    done,
  );
  const answered = (reason: string): Answer =>
    grants ? { decision: 'grant', toDay, reason: reason || null } : { decision: 'refuse', reason };
  return (
    <ReasonDialog
      title={say('act.answer-extension')}
      told={say('extension.asked', { day: extension.toDay, reason: extension.reason })}
      label={say(grants ? 'extension.words' : 'reason')}
      confirm={say(grants ? 'extension.grant' : 'extension.refuse')}
      close={close}
      send={(reason) => send.mutate(answered(reason))}
      sending={send.isPending}
      error={send.error}
      optional={grants}
      ready={!grants || toDay !== ''}
    >
      <fieldset className="choices">
        <legend className="visually-hidden">{say('act.answer-extension')}</legend>
        {[true, false].map((yes) => (
          <label key={String(yes)} className="check">
            <input type="radio" name="decision" checked={grants === yes} onChange={() => setGrants(yes)} />
            <span>{say(yes ? 'extension.grant' : 'extension.refuse')}</span>
          </label>
        ))}
      </fieldset>
      {grants && (
        <label className="field">
          <span>{say('extension.toDay')}</span>
          <input
            type="date"
            value={toDay}
            max={extension.toDay}
            onChange={({ target }) => setToDay(target.value)}
          />
        </label>
      )}
    </ReasonDialog>
  );
}
