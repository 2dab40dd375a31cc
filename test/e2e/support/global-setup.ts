import { ADMINISTRATORS, MONTHLY_TASK_BUDGET } from './people.mjs';
import { startPlatform, type RunningPlatform } from './platform.mjs';

/** For the teardown, which runs in the same process but gets nothing handed over by Jest. */
declare global {
  var testPlatform: RunningPlatform | undefined;
}

/**
 * One platform for all end-to-end tests of a run.
 *
 * - `E2E_PLATFORM`: JSON of `{ baseUrl, dataDir, pids }`
 */
export default async function globalSetup(): Promise<void> {
  process.env['MONTHLY_TASK_BUDGET'] = String(MONTHLY_TASK_BUDGET);
  const platform = await startPlatform({
    name: '中共临川区委员会',
    code: 'QW',
    administrators: ADMINISTRATORS,
  });
  globalThis.testPlatform = platform;
  const { baseUrl, dataDir, pids } = platform;
  process.env['E2E_PLATFORM'] = JSON.stringify({ baseUrl, dataDir, pids });
}
