import { useQuery, useQueryClient } from '@tanstack/react-query';
import { directiveRemark, directiveRemarks, remarkList, remarkMake, taskRemarks } from '../api/sdk.gen.js';
import type { DirectiveRemarkData, RemarkListResponse } from '../api/types.gen.js';
import { keyed } from '../calls/key.js';
import { many, one } from '../calls/keys.js';
import { useCommand, type KeyedDraft } from '../calls/use-command.js';
import { usePages } from '../calls/use-pages.js';

export type Remark = RemarkListResponse['rows'][number];
type Body = NonNullable<DirectiveRemarkData['body']>;
export type RemarkBody = Pick<Body, 'words' | 'demands' | 'unitId' | 'dueDay'>;

/** What a remark is about, as it is told to the reader: a task, a directive, or an item of one. */
export type Subject =
  | { readonly taskId: string; readonly unitName: string; readonly heading: string }
  | { readonly directiveId: string; readonly itemId: string | null; readonly heading: string };

/** One remark, or an initialling: a body without words. */
export function useRemark(subject: Subject, done: (remark: Remark) => unknown, draft?: KeyedDraft) {
  const queries = useQueryClient();
  const about = 'taskId' in subject ? one('task', subject.taskId) : one('directive', subject.directiveId);
  return useCommand(
    (body: RemarkBody, key) => sent(subject, body, key),
    ({ remark }: { readonly remark: Remark }) => {
      void queries.invalidateQueries({ queryKey: about });
      void queries.invalidateQueries({ queryKey: many('task') });
      return done(remark);
    },
    draft,
  );
}

/** A task's unit is known; elsewhere a demand names one. */
function sent(subject: Subject, { unitId, ...said }: RemarkBody, key: string) {
  const headers = keyed(key);
  if ('taskId' in subject) return remarkMake({ path: { taskId: subject.taskId }, body: said, headers });
  const { directiveId, itemId } = subject;
  return directiveRemark({ path: { directiveId }, body: { ...said, unitId, itemId }, headers });
}

/** As many as anybody reads; a task or a directive has a few. */
const MOST = 50;

/** Asked for only where there are some. */
export function useTaskRemarks(taskId: string, some: boolean) {
  return useQuery({
    queryKey: one('task', taskId, 'story', 'remarks'),
    queryFn: () => taskRemarks({ path: { taskId }, query: { limit: MOST } }),
    enabled: some,
  });
}

/** Those on the directive as a whole and those on its items. */
export function useDirectiveRemarks(directiveId: string) {
  return useQuery({
    queryKey: one('directive', directiveId, 'remarks'),
    queryFn: () => directiveRemarks({ path: { directiveId }, query: { limit: MOST } }),
  });
}

/** The caller's own, newest first. */
export function useMyRemarks() {
  return usePages(many('task', 'my-remarks'), (more) => remarkList({ query: { limit: 10, ...more } }));
}
