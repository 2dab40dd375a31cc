import type { NatsBinary } from './nats-binary.mjs';
import type { Exit } from './postgres.mjs';

export type NatsUser = 'deploy' | 'gateway' | 'organization' | 'task-dispatch' | 'approval' | 'notification';

export interface NatsOptions {
  readonly binary: NatsBinary;
  /** Absolute path; made when it does not exist. */
  readonly storeDir: string;
  /** One for each of NATS_USERS, each beginning with a letter. */
  readonly passwords: Readonly<Record<NatsUser, string>>;
  /** A free one of the loopback interface when it is left out. */
  readonly port?: number;
  readonly logFile?: string;
  /** For tests: no flushing, and whoever gives no name may do everything in an account of its own. */
  readonly disposable?: boolean;
  /** Absolute path of another configuration than the one in deploy/nats that fits. */
  readonly config?: string;
  /** More arguments for the server. */
  readonly more?: readonly string[];
}

export interface Nats {
  readonly port: number;
  readonly pid: number;
  /** `nats://127.0.0.1:<port>`, without a user. */
  readonly url: string;
  readonly exited: Promise<Exit>;
  stop(): Promise<boolean>;
}

export const NATS_USERS: readonly NatsUser[];
export function startNats(options: NatsOptions): Promise<Nats>;
export function stopOrphan(storeDir: string): Promise<boolean>;
export function passwordVariables(passwords: Readonly<Record<string, string>>): Record<string, string>;
