import { assignmentList } from '../api/sdk.gen.js';
import { many } from '../calls/keys.js';
import { usePages } from '../calls/use-pages.js';
import { useFilter, useWay } from '../way/way.js';
import { likenessOf, type QueueRow } from './form.js';
import { useOutbox } from './use-outbox.js';

/** As many as may be decided together. */
const PAGE = 100;

export type View = 'pending' | 'decided';
export type Kind = QueueRow['businessType'];

/** The filters of the queue, from the address. */
export function useQueueFilters() {
  const [view, setView] = useFilter('view');
  const [kind, setKind] = useFilter('kind');
  const [like, setLike] = useFilter('like');
  const { search } = useWay();
  const text = search.toString();
  return {
    view: (view === 'decided' ? 'decided' : 'pending') as View,
    kind: (kind === 'task' || kind === 'directive' ? kind : null) as Kind | null,
    like,
    setView,
    setKind,
    setLike,
    /** To be put behind another path, so that the next and the previous matter are those of this list. */
    query: text ? `?${text}` : '',
  };
}

/** What the person has to decide, oldest first, without what is on its way already; or has decided, newest first. */
export function useQueue(view: View, kind: Kind | null, like: string | null) {
  const { outbox } = useOutbox();
  const { list, rows: all } = usePages(many('assignment', 'queue', { view, kind }), (more) =>
    assignmentList({ query: { view, limit: PAGE, ...(kind ? { businessType: kind } : {}), ...more } }),
  );
  const open = view === 'pending' ? all.filter(({ assignmentId }) => !outbox.hides(assignmentId)) : all;
  const rows = like === null ? open : open.filter((row) => likenessOf(row) === like);
  return { list, open, rows };
}
