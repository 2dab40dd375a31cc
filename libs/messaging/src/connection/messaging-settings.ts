import type { ServiceName } from '#libs/contracts';

/** Every process that speaks on the bus. The gateway owns no data and no facts, but signs for people. */
export type ProcessName = ServiceName | 'gateway';

/** What a process needs to speak on the bus. */
export interface MessagingSettings {
  /** `NATS_URL`: one or several addresses, separated by commas. */
  readonly natsUrl: string;
  /** `NATS_USER`, `NATS_PASSWORD`: this process's own user; absent on a server without accounts. */
  readonly natsUser?: string;
  readonly natsPassword?: string;
  /** `CALLER_TOKEN_PRIVATE_KEY`: base64 of this process's private JWK. */
  readonly callerPrivateKey: string;
  /** `CALLER_TOKEN_PUBLIC_KEYS`: base64 of the JWKS of all processes. */
  readonly callerPublicKeys: string;
  /** Longest wait for open requests when stopping, in milliseconds; at least the longest deadline. Default 10,000. */
  readonly gracePeriodMs?: number;
  /** Check replies against their contract too. Default: everywhere but in production. */
  readonly checkReplies?: boolean;
}

/** The settings out of an environment; a missing one is an error that names all that are missing. */
export function messagingSettingsFrom(env: NodeJS.ProcessEnv): MessagingSettings {
  const required = ['NATS_URL', 'CALLER_TOKEN_PRIVATE_KEY', 'CALLER_TOKEN_PUBLIC_KEYS'] as const;
  const missing = required.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`missing settings: ${missing.join(', ')}`);
  return {
    natsUrl: env['NATS_URL']!,
    natsUser: env['NATS_USER'],
    natsPassword: env['NATS_PASSWORD'],
    callerPrivateKey: env['CALLER_TOKEN_PRIVATE_KEY']!,
    callerPublicKeys: env['CALLER_TOKEN_PUBLIC_KEYS']!,
  };
}
