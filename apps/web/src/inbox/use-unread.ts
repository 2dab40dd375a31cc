import { useQuery } from '@tanstack/react-query';
import { inboxSummary } from '../api/sdk.gen.js';
import { many } from '../calls/keys.js';

/** How many messages wait unread. */
export function useUnread(): number {
  const summary = useQuery({ queryKey: many('inbox', 'summary'), queryFn: () => inboxSummary() });
  return summary.data?.unread ?? 0;
}
