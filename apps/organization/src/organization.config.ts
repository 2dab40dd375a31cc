import {
  callerTokenSettings,
  clockSettings,
  type Config,
  cursorSettings,
  databaseSettings,
  districtSettings,
  loadConfig,
  logSettings,
  natsSettings,
  reconcileSettings,
  setting,
  shutdownSettings,
  sweepSettings,
  wholeNumber,
} from '#libs/config';

const sessionSettings = {
  sessionIdleMinutes: setting({
    env: 'SESSION_IDLE_MINUTES',
    schema: wholeNumber(1, 1_440),
    sentence: 'After how much silence a session is over.',
    unit: 'minutes',
    fallback: 30,
  }),
  sessionHours: setting({
    env: 'SESSION_HOURS',
    schema: wholeNumber(1, 168),
    sentence: 'After what time a session is over, however busy it is.',
    unit: 'hours',
    fallback: 12,
  }),
};

/** Everything organization reads from its environment. */
export const ORGANIZATION_SETTINGS = {
  ...databaseSettings,
  ...natsSettings,
  ...districtSettings,
  ...callerTokenSettings,
  ...cursorSettings,
  ...clockSettings,
  ...logSettings,
  ...reconcileSettings,
  ...sweepSettings,
  ...shutdownSettings,
  ...sessionSettings,
};

export type OrganizationConfig = Config<typeof ORGANIZATION_SETTINGS>;

/** @throws ConfigError that lists every mistake */
export function loadOrganizationConfig(): OrganizationConfig {
  return loadConfig(ORGANIZATION_SETTINGS);
}
