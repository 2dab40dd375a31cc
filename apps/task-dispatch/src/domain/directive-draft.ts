/** The grammar's proposal and what reviewers do to it, as this service's rules use them (form `directive-draft/1`). */
export {
  applyEdit,
  type DirectiveDraft,
  type DraftBlock,
  DraftEditError,
  type DraftItem,
  type EditRefusal,
  type ItemMatch,
  matchItems,
} from '#libs/documents';
