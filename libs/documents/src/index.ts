export * from './draft.js';
export * from './readers/index.js';
export { decompose } from './decompose.js';
export { checkInvariants } from './invariants.js';
export { toPrediction, type PredictedItem, type Prediction } from './prediction.js';
export { diffText, type DiffPart } from './matching/diff.js';
export {
  matchItems,
  type ChangedField,
  type ItemChange,
  type ItemMatch,
  type ReadText,
} from './matching/match-items.js';
export { similarity } from './matching/similarity.js';
export { applyEdit, type EditResult } from './editing/apply-edit.js';
export { DraftEditError, type EditRefusal } from './editing/edit-error.js';
export { type DraftEdit } from './editing/edits.js';
