import type { KeptEdit } from '../domain/edit-history.js';
import type { DirectiveKey } from './directive-read-model.js';

/** The last edits of each draft, as what takes them back; they are written with their directive. */
export abstract class KeptEdits {
  abstract find(key: DirectiveKey, number: number): Promise<KeptEdit | null>;
}
