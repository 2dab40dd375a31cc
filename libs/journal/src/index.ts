export * from './aggregate-write.js';
export * from './chaos-point.js';
export type { Batch, BatchItem, Command } from './command.js';
export * from './journal-migration.js';
export * from './journaled-store.js';
