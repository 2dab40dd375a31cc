import { useState } from 'react';
import { taskList } from '../../api/sdk.gen.js';
import type { TaskListData } from '../../api/types.gen.js';
import { many } from '../../calls/keys.js';
import { usePages } from '../../calls/use-pages.js';
import { ProblemNote } from '../../problems/problem-note.js';
import { More } from '../../states/listed.js';
import { Blank, Loading } from '../../states/states.js';
import { useSingleKeys } from '../frame/single-keys.js';
import { AnswerDialog } from '../answers/answer-dialog.js';
import type { Answer, Row } from '../answers/answers.js';
import { QuestionLine } from './question-line.js';
import { useWords } from './words.js';

interface Asked {
  readonly row: Row;
  readonly answer: Answer;
}

/** Units that ask to be let off or for more time; each waits for one answer. */
export function Questions() {
  const say = useWords();
  const declined = useQuestions({ state: ['declined'] });
  const extensions = useQuestions({ extensionOpen: true });
  const [asked, setAsked] = useState<Asked | null>(null);
  const lists = [declined.list, extensions.list];
  const rows = [declined, extensions].flatMap((each) => each.rows);
  const failed = lists.find(({ error }) => error);
  useMoves('.question-line');
  return (
    <section aria-labelledby="questions-title">
      <h2 id="questions-title">{say('questions.title')}</h2>
      {failed && <ProblemNote error={failed.error} retry={() => failed.refetch()} />}
      {lists.some(({ isPending }) => isPending) && <Loading />}
      {lists.every(({ isSuccess }) => isSuccess) && rows.length === 0 && (
        <div className="workbench-sheet">
          <Blank icon="done" title={say('questions.none')}>
            {say('questions.noneMore')}
          </Blank>
        </div>
      )}
      {rows.length > 0 && (
        <ul className="workbench-sheet">
          {rows.map((row) => (
            <QuestionLine key={row.taskId} row={row} answer={(answer) => setAsked({ row, answer })} />
          ))}
        </ul>
      )}
      <More list={declined.list}>{say('questions.moreDeclined')}</More>
      <More list={extensions.list}>{say('questions.moreExtensions')}</More>
      {asked && <AnswerDialog {...asked} close={() => setAsked(null)} />}
    </section>
  );
}

function useQuestions(which: NonNullable<TaskListData['query']>) {
  return usePages(many('task', 'list', 'below', which), (more) =>
    taskList({ query: { ...which, view: 'below', limit: 20, ...more } }),
  );
}

/** J and K go from line to line: to the first link or button of each. */
function useMoves(lines: string): void {
  const move = (by: 1 | -1) => {
    const all = [...document.querySelectorAll<HTMLElement>(lines)];
    const at = all.findIndex((line) => line.contains(document.activeElement));
    const next = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))];
    next?.querySelector<HTMLElement>('a, button')?.focus();
  };
  useSingleKeys({ j: () => move(1), k: () => move(-1) });
}
