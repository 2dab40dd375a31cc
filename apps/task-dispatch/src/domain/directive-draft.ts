/** The grammar's proposal, as this service's rules read it (form `directive-draft/1`). */
export type { DirectiveDraft, DraftBlock, DraftItem } from '#libs/documents';
