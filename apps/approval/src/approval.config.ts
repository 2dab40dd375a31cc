import {
  callerTokenSettings,
  clockSettings,
  cursorSettings,
  databaseSettings,
  districtSettings,
  loadConfig,
  logSettings,
  natsSettings,
  reconcileSettings,
  shutdownSettings,
  type Config,
} from '#libs/config';

/** Everything approval reads from its environment. */
export const APPROVAL_SETTINGS = {
  ...databaseSettings,
  ...natsSettings,
  ...districtSettings,
  ...callerTokenSettings,
  ...cursorSettings,
  ...clockSettings,
  ...logSettings,
  ...reconcileSettings,
  ...shutdownSettings,
};

export type ApprovalConfig = Config<typeof APPROVAL_SETTINGS>;

/** @throws ConfigError that lists every mistake */
export function loadApprovalConfig(): ApprovalConfig {
  return loadConfig(APPROVAL_SETTINGS);
}
