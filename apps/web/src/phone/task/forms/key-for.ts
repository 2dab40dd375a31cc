import { newKey } from '../../../calls/key.js';
import type { DraftOf } from '../../../drafts/use-draft.js';
import type { Sending } from '../use-send.js';

/** The draft's own key, so that a killed tab sends the same command again; a new one after a refusal, which the old key would only repeat. */
export function keyFor(
  draft: Pick<DraftOf<unknown>, 'key'>,
  { waiting }: Pick<Sending<never>, 'waiting'>,
): string {
  return waiting?.state === 'refused' ? newKey() : draft.key;
}
