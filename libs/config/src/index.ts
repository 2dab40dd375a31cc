export * from './config-error.js';
export * from './describe-settings.js';
export * from './forms.js';
export * from './groups.js';
export * from './load-config.js';
export * from './offset-file-clock.js';
export * from './setting.js';
