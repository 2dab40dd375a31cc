export type EditRefusal =
  | 'documents/item-not-found'
  | 'documents/split-inside-child'
  | 'documents/split-leaves-nothing'
  | 'documents/merge-needs-neighbours'
  | 'documents/block-between'
  | 'documents/no-elder-sibling'
  | 'documents/already-top-level'
  | 'documents/text-behind-item';

/** An edit that the draft does not allow; the draft stays as it was. */
export class DraftEditError extends Error {
  constructor(readonly code: EditRefusal) {
    super(code);
    this.name = 'DraftEditError';
  }
}
