export * from './fill-org-units.js';
export * from './org-units-consumers.js';
export * from './org-units-migration.js';
export * from './org-units-rebuild.js';
export * from './org-units-writer.js';
export * from './org-units.js';
