import { useQuery } from '@tanstack/react-query';
import { taskGet } from '../../api/sdk.gen.js';
import { one } from '../../calls/keys.js';
import { useScreenParam } from '../../frame/params.js';
import { Problem } from '../../problems/problem.js';
import { ProblemNote } from '../../problems/problem-note.js';
import { Loading, NotFound } from '../../states/states.js';
import { useOutboxRun } from '../outbox/use-outbox.js';
import { TaskPage } from './task-page.js';

/** One page for one task. */
export default function TaskScreen() {
  const taskId = useScreenParam('taskId');
  useOutboxRun();
  const task = useQuery({
    queryKey: one('task', taskId),
    queryFn: () => taskGet({ path: { taskId } }),
  });
  if (task.data) return <TaskPage key={taskId} task={task.data} />;
  // An address that names no task is no task that could be tried again.
  if (task.error instanceof Problem && task.error.status === 400) return <NotFound />;
  if (task.error) return <ProblemNote error={task.error} retry={() => task.refetch()} page />;
  return <Loading lines={9} />;
}
