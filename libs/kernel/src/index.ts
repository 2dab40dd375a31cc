export * from './caller.js';
export * from './clock.js';
export * from './command-context.js';
export * from './domain-error.js';
export * from './ids.js';
export * from './scope.js';
export * from './transaction.js';
