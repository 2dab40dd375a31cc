import { useState } from 'react';
import { AnswerDialog } from '../../answers/answer-dialog.js';
import type { Answer } from '../../answers/answers.js';
import { useWords as useAnswerWords } from '../../answers/words.js';
import type { Task } from '../types.js';
import { useWords } from '../../../directives/words.js';
import { UrgeTask } from './urge-task.js';

/** By the name of the action that the platform offers; a request for time has two answers. */
const ANSWERS_BY_ACTION: readonly (readonly [action: string, answer: Answer])[] = [
  ['answer-extension', 'grant'],
  ['answer-extension', 'refuse'],
  ['insist', 'insist'],
  ['re-route', 're-route'],
  ['cancel', 'cancel'],
];

/** What the issuing side may do with the task now. */
export function TaskActs({ task }: { readonly task: Task }) {
  const say = useWords();
  const sayAnswer = useAnswerWords();
  const [asked, ask] = useState<Answer | 'urge' | null>(null);
  const answers = ANSWERS_BY_ACTION.filter(([action]) => task.actions.includes(action));
  const mayUrge = task.actions.includes('urge');
  const close = () => ask(null);
  if (answers.length === 0 && !mayUrge && asked === null) return null;
  return (
    <div className="acts">
      {mayUrge && (
        <button type="button" className="button" onClick={() => ask('urge')}>
          {say('act.urge')}
        </button>
      )}
      {answers.map(([, answer]) => (
        <button key={answer} type="button" className="button" onClick={() => ask(answer)}>
          {sayAnswer(`answer.${answer}`)}
        </button>
      ))}
      {asked === 'urge' && <UrgeTask taskId={task.taskId} close={close} />}
      {asked !== null && asked !== 'urge' && (
        <AnswerDialog row={{ ...task, extension: task.extension ?? null }} answer={asked} close={close} />
      )}
    </div>
  );
}
