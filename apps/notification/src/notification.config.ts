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

/** Everything notification reads from its environment. */
export const NOTIFICATION_SETTINGS = {
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

export type NotificationConfig = Config<typeof NOTIFICATION_SETTINGS>;

/** @throws ConfigError that lists every mistake */
export function loadNotificationConfig(): NotificationConfig {
  return loadConfig(NOTIFICATION_SETTINGS);
}
