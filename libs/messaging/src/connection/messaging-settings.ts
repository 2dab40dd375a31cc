import type { ServiceName } from '#libs/contracts';

/** Every process that speaks on the bus. The gateway owns no data and no facts, but signs for people. */
export type ProcessName = ServiceName | 'gateway';

/** What a process needs to speak on the bus; the settings of libs/config carry these names. */
export interface MessagingSettings {
  /** `NATS_URL`: one or several addresses, separated by commas. */
  readonly natsUrl: string;
  /** `NATS_USER`, `NATS_PASSWORD`: this process's own user; absent on a server without accounts. */
  readonly natsUser?: string;
  readonly natsPassword?: string;
  /** `DISTRICT_ID`: the district in whose name this process speaks for itself. */
  readonly districtId: string;
  /** `CALLER_TOKEN_PRIVATE_KEY`: base64 of this process's private JWK. */
  readonly callerPrivateKey: string;
  /** `CALLER_TOKEN_PUBLIC_KEYS`: base64 of the JWKS of all processes. */
  readonly callerPublicKeys: string;
  /** Longest wait for open requests when stopping, in milliseconds; at least the longest deadline. Default 10,000. */
  readonly gracePeriodMs?: number;
  /** Check replies against their contract too. Default: everywhere but in production. */
  readonly checkReplies?: boolean;
}
