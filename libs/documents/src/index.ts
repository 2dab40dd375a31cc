export * from './draft.js';
export * from './readers/index.js';
export { decompose } from './decompose.js';
export { checkInvariants } from './invariants.js';
export { toPrediction, type PredictedItem, type Prediction } from './prediction.js';
