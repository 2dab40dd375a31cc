import type { Directive } from './types.js';

/** A draft is worked on where it is made; what was issued has a page of its own. */
export function hrefOf({ directiveId, state }: Pick<Directive, 'directiveId' | 'state'>): string {
  const isDraft = state === 'draft' || state === 'in-sign-off';
  return `/desk/${isDraft ? 'issuing' : 'directives'}/${directiveId}`;
}
