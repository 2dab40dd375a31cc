import { useQuery } from '@tanstack/react-query';
import { taskGet, taskHistory, taskReports } from '../../../api/sdk.gen.js';
import { one } from '../../../calls/keys.js';

export function useTask(taskId: string) {
  return useQuery({ queryKey: one('task', taskId), queryFn: () => taskGet({ path: { taskId } }) });
}

export function useReports(taskId: string) {
  return useQuery({
    queryKey: one('task', taskId, 'reports'),
    queryFn: async () => (await taskReports({ path: { taskId }, query: { limit: 100 } })).rows,
  });
}

export function useHistory(taskId: string) {
  return useQuery({
    queryKey: one('task', taskId, 'history'),
    queryFn: async () => (await taskHistory({ path: { taskId } })).rows,
  });
}
