import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { taskCancel, taskInsist, taskUrge } from '../../../api/sdk.gen.js';
import { keyed } from '../../../calls/key.js';
import { many, one } from '../../../calls/keys.js';
import { useCommand } from '../../../calls/use-command.js';
import { ReasonDialog } from '../asking/reason-dialog.js';
import type { Task } from '../types.js';
import type { ActProps } from './act-props.js';
import { useWords } from '../words.js';
import { AnswerExtension } from './answer-extension.js';
import { ReRoute } from './re-route.js';

const OFFERED = ['answer-extension', 'insist', 're-route', 'urge', 'cancel'] as const;
type Act = (typeof OFFERED)[number];

/** What the issuing side may do with the task now. */
export function TaskActs({ task }: { readonly task: Task }) {
  const say = useWords();
  const queries = useQueryClient();
  const [act, setAct] = useState<Act | null>(null);
  const offered = OFFERED.filter((name) => task.actions.includes(name));
  const close = () => setAct(null);
  const done = () => {
    close();
    for (const queryKey of [one('task', task.taskId), many('task')])
      void queries.invalidateQueries({ queryKey });
  };
  if (offered.length === 0) return null;
  return (
    <div className="acts">
      {offered.map((name, index) => (
        <button
          key={name}
          type="button"
          className={index === 0 ? 'button button-primary' : 'button'}
          onClick={() => setAct(name)}
        >
          {say(`act.${name}`)}
        </button>
      ))}
      {act === 'answer-extension' && <AnswerExtension task={task} close={close} done={done} />}
      {act === 're-route' && <ReRoute task={task} close={close} done={done} />}
      {act !== null && act !== 'answer-extension' && act !== 're-route' && (
        <WithReason act={act} task={task} close={close} done={done} />
      )}
    </div>
  );
}

const SENDS = {
  urge: (taskId: string, words: string, key: string) =>
    taskUrge({ path: { taskId }, body: { words: words || null }, headers: keyed(key) }),
  insist: (taskId: string, reason: string, key: string) =>
    taskInsist({ path: { taskId }, body: { reason }, headers: keyed(key) }),
  cancel: (taskId: string, reason: string, key: string) =>
    taskCancel({ path: { taskId }, body: { reason }, headers: keyed(key) }),
} as const;

function WithReason({ act, task, close, done }: ActProps & { readonly act: keyof typeof SENDS }) {
  const say = useWords();
  const send = useCommand((words: string, key) => SENDS[act](task.taskId, words, key), done);
  return (
    <ReasonDialog
      title={say(`act.${act}`)}
      told={say(`told.${act}`)}
      label={say(act === 'urge' ? 'urge.words' : 'reason')}
      confirm={say(`act.${act}`)}
      close={close}
      send={(words) => send.mutate(words)}
      sending={send.isPending}
      error={send.error}
      optional={act === 'urge'}
      grave={act === 'cancel'}
    />
  );
}
