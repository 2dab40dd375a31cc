import { useQuery } from '@tanstack/react-query';
import { taskHistory } from '../../api/sdk.gen.js';
import type { TaskHistoryResponse } from '../../api/types.gen.js';
import { one } from '../../calls/keys.js';
import { momentOf } from '../../days/days.js';
import { ProblemNote } from '../../problems/problem-note.js';
import { Loading } from '../../states/states.js';
import { useLanguage } from '../../words/words.js';
import { newestFirst } from './newest-first.js';
import type { Task } from './use-send.js';
import { useWords } from './words.js';

type Step = TaskHistoryResponse['rows'][number];

/** 办理过程: every step with its day and its name, the newest first. */
export function History({ task: { taskId } }: { readonly task: Task }) {
  const say = useWords();
  const history = useQuery({
    queryKey: one('task', taskId, 'story', 'history'),
    queryFn: () => taskHistory({ path: { taskId } }),
  });
  return (
    <section className="sheet" aria-labelledby="task-history">
      <h2 id="task-history">{say('history')}</h2>
      {history.isPending && <Loading lines={3} />}
      {history.error && <ProblemNote error={history.error} retry={() => history.refetch()} />}
      <ol className="task-steps">
        {newestFirst(history.data?.rows ?? []).map((step, index) => (
          <StepLine key={`${step.at} ${step.type} ${index}`} step={step} />
        ))}
      </ol>
    </section>
  );
}

function StepLine({ step: { at, byName, postTitle, byMachine, summary } }: { readonly step: Step }) {
  const language = useLanguage();
  const who = byMachine ? byName : [postTitle, byName].filter(Boolean).join(' ');
  return (
    <li className="task-step">
      <p className="task-words">{summary}</p>
      <p className="quiet numbers">
        {who} · <time dateTime={at}>{momentOf(at, language)}</time>
      </p>
    </li>
  );
}
