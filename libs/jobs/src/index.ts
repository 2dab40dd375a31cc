export { JOBS_SCHEMA, type JobsConnection } from './heard-connection.js';
export * from './bull-job-queue.js';
export * from './job-definition.js';
export * from './job-handler.js';
export * from './job-queue.js';
export * from './job-worker-host.js';
export * from './jobs.module.js';
export * from './migrate-jobs.js';
export * from './minute-sweeper.js';
