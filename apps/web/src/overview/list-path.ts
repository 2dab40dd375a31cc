import type { Overview } from './use-overview.js';

type Entry = 'desk' | 'phone';
type List = Overview['open']['list'];

/** The list behind a number: the ledger on the desk, a short list on the phone, with the same filters. */
export function listPath(entry: Entry, filter: Partial<List> & { readonly directiveId?: string }): string {
  const query = new URLSearchParams();
  if (filter.state) query.set('state', filter.state.join(','));
  if (filter.light) query.set('lights', filter.light);
  if (filter.directiveId) query.set('directiveId', filter.directiveId);
  const text = query.toString();
  const path = entry === 'desk' ? '/desk/ledger' : '/phone/overview/tasks';
  return text ? `${path}?${text}` : path;
}
