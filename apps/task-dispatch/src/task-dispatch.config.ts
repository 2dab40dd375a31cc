import {
  callerTokenSettings,
  clockSettings,
  type Config,
  cursorSettings,
  databaseSettings,
  districtSettings,
  fileSettings,
  loadConfig,
  logSettings,
  natsSettings,
  reconcileSettings,
  shutdownSettings,
  sweepSettings,
} from '#libs/config';

/** Everything task-dispatch reads from its environment. */
export const TASK_DISPATCH_SETTINGS = {
  ...databaseSettings,
  ...natsSettings,
  ...districtSettings,
  ...callerTokenSettings,
  ...cursorSettings,
  ...clockSettings,
  ...fileSettings,
  ...logSettings,
  ...reconcileSettings,
  ...sweepSettings,
  ...shutdownSettings,
};

export type TaskDispatchConfig = Config<typeof TASK_DISPATCH_SETTINGS>;

/** @throws ConfigError that lists every mistake */
export function loadTaskDispatchConfig(): TaskDispatchConfig {
  return loadConfig(TASK_DISPATCH_SETTINGS);
}
