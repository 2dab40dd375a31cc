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
  optionalSetting,
  reconcileSettings,
  shutdownSettings,
  sweepSettings,
  wholeNumber,
} from '#libs/config';

const burdenSettings = {
  monthlyTaskBudget: optionalSetting({
    env: 'MONTHLY_TASK_BUDGET',
    schema: wholeNumber(1, 1_000),
    sentence:
      'How many tasks a unit may be given in a month; more is marked before sending. Without it, none is agreed.',
    unit: 'tasks',
  }),
};

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
  ...burdenSettings,
};

export type TaskDispatchConfig = Config<typeof TASK_DISPATCH_SETTINGS>;

/** @throws ConfigError that lists every mistake */
export function loadTaskDispatchConfig(): TaskDispatchConfig {
  return loadConfig(TASK_DISPATCH_SETTINGS);
}
