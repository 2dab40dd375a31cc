export * from './databases.js';
export * from './eventually.js';
export * from './expect-refusal.js';
export * from './servers.js';
export * from './schema-file.js';
