import { useQuery } from '@tanstack/react-query';
import { taskRemarks } from '../../api/sdk.gen.js';
import type { TaskRemarksResponse } from '../../api/types.gen.js';
import { one } from '../../calls/keys.js';
import { momentOf } from '../../days/days.js';
import { ProblemNote } from '../../problems/problem-note.js';
import { Loading } from '../../states/states.js';
import { To } from '../../way/way.js';
import { useLanguage } from '../../words/words.js';
import type { Task } from './use-send.js';
import { useWords } from './words.js';

type Remark = TaskRemarksResponse['rows'][number];

/** As many as anybody reads; a task has a few. */
const MOST = 50;

/** 批示与圈阅: a leader's words, as they were written; asked for only where there are some. */
export function Remarks({ task: { taskId, remarks } }: { readonly task: Task }) {
  const say = useWords();
  const some = (remarks ?? 0) > 0;
  const list = useQuery({
    queryKey: one('task', taskId, 'story', 'remarks'),
    queryFn: () => taskRemarks({ path: { taskId }, query: { limit: MOST } }),
    enabled: some,
  });
  if (!some) return null;
  return (
    <section className="sheet" aria-labelledby="task-remarks">
      <h2 id="task-remarks">{say('remarks')}</h2>
      {list.isPending && <Loading lines={2} />}
      {list.error && <ProblemNote error={list.error} retry={() => list.refetch()} />}
      <ul>
        {list.data?.rows.map((remark) => (
          <RemarkLine key={remark.remarkId} remark={remark} />
        ))}
      </ul>
    </section>
  );
}

function RemarkLine({ remark }: { readonly remark: Remark }) {
  const say = useWords();
  const language = useLanguage();
  const { kind, words, by, at, newTaskId } = remark;
  return (
    <li className="task-report">
      <p className="task-words">{kind === 'initialled' ? say('remarks.initialled') : words}</p>
      <p className="quiet numbers">
        {[by.postTitle, by.name].filter(Boolean).join(' ')} · {momentOf(at, language)}
      </p>
      {newTaskId && (
        <To href={`/phone/tasks/${newTaskId}`} className="task-file">
          {say('remarks.newTask')}
        </To>
      )}
    </li>
  );
}
