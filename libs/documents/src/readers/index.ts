export * from './document-text.js';
export * from './limits.js';
export { readDocument } from './read-document.js';
export { type RefusalCode } from './refusals.js';
export * from './unreadable-document.error.js';
