export * from './databases.js';
export * from './eventually.js';
export * from './expect-refusal.js';
export * from './servers.js';
export * from './inhospitable-server.js';
export * from './schema-file.js';
