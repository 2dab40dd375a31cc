import { ProblemNote } from '../problems/problem-note.js';
import { Loading } from '../states/states.js';
import { RemarkLines } from './remark-lines.js';
import { useTaskRemarks } from './use-remark.js';
import { useWords } from './words.js';

interface Props {
  readonly task: { readonly taskId: string; readonly remarks?: number | undefined };
  readonly className: string;
}

/** 批示与圈阅 of a task; nothing where there are none. */
export function TaskRemarks({ task: { taskId, remarks }, className }: Props) {
  const say = useWords();
  const some = (remarks ?? 0) > 0;
  const list = useTaskRemarks(taskId, some);
  if (!some) return null;
  return (
    <section className={className} aria-labelledby="task-remarks">
      <h2 id="task-remarks">{say('list')}</h2>
      {list.isPending && <Loading lines={2} />}
      {list.error && <ProblemNote error={list.error} retry={() => list.refetch()} />}
      {list.data && <RemarkLines remarks={list.data.rows} />}
    </section>
  );
}
