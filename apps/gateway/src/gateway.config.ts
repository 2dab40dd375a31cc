import {
  callerTokenSettings,
  clockSettings,
  demoSettings,
  districtSettings,
  fileSettings,
  httpSettings,
  limitSettings,
  loadConfig,
  logSettings,
  natsSettings,
  webSettings,
  type Config,
} from '#libs/config';

/** Everything the gateway reads from its environment. It has no database. */
export const GATEWAY_SETTINGS = {
  ...httpSettings,
  ...natsSettings,
  ...districtSettings,
  ...callerTokenSettings,
  ...fileSettings,
  ...limitSettings,
  ...clockSettings,
  ...demoSettings,
  ...logSettings,
  ...webSettings,
};

export type GatewayConfig = Config<typeof GATEWAY_SETTINGS>;

export const GATEWAY_CONFIG = Symbol('GATEWAY_CONFIG');

/** @throws ConfigError that lists every mistake */
export function loadGatewayConfig(): GatewayConfig {
  return loadConfig(GATEWAY_SETTINGS);
}
