import { useQuery } from '@tanstack/react-query';
import {
  assignmentGet,
  directiveGet,
  instanceGet,
  itemList,
  taskGet,
  taskHistory,
  taskReports,
} from '../api/sdk.gen.js';
import { many, one } from '../calls/keys.js';
import type { QueueRow } from './form.js';

const PAGE = 200;

/** Hints speak of the instance, so that one assignment is refreshed as the lists are. */
const shown = (assignmentId: string, ...more: readonly string[]) =>
  many('assignment', 'one', assignmentId, ...more);

export function useAssignment(assignmentId: string) {
  return useQuery({
    queryKey: shown(assignmentId),
    queryFn: () => assignmentGet({ path: { assignmentId } }),
  });
}

/** The route and what others on it decided. */
export function useInstance({ assignmentId, instanceId }: QueueRow) {
  return useQuery({
    queryKey: shown(assignmentId, 'instance'),
    queryFn: () => instanceGet({ path: { instanceId } }),
  });
}

export function useTask(taskId: string) {
  return useQuery({ queryKey: one('task', taskId), queryFn: () => taskGet({ path: { taskId } }) });
}

/** All reports of a task, oldest first. */
export function useReports(taskId: string) {
  return useQuery({
    queryKey: one('task', taskId, 'reports', 'all'),
    queryFn: () =>
      everyPage((cursor) => taskReports({ path: { taskId }, query: { limit: PAGE, ...cursor } })),
  });
}

export function useHistory(taskId: string) {
  return useQuery({
    queryKey: one('task', taskId, 'history'),
    queryFn: () => taskHistory({ path: { taskId } }),
  });
}

export function useDirective(directiveId: string) {
  return useQuery({
    queryKey: one('directive', directiveId),
    queryFn: () => directiveGet({ path: { directiveId } }),
  });
}

/** All items of a directive, in the order of its text. */
export function useItems(directiveId: string) {
  return useQuery({
    queryKey: one('directive', directiveId, 'items', 'all'),
    queryFn: () =>
      everyPage((cursor) => itemList({ path: { directiveId }, query: { limit: PAGE, ...cursor } })),
  });
}

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

async function everyPage<Row>(
  read: (cursor: { readonly cursor?: string }) => Promise<Page<Row>>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Row> = await read(cursor === null ? {} : { cursor });
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}
