export * from './audit.js';
export * from './fact-contract.js';
export * from './failures.js';
export * from './headers.js';
export * from './primitives.js';
export * from './reconcile.js';
export * from './rpc-contract.js';
export * from './service-name.js';
