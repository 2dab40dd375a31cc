import type { Exit } from './postgres.mjs';

export interface ServiceProcess {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  /** SIGTERM, and after ten seconds SIGKILL. */
  stop(): Promise<boolean>;
}

export function startService(options: {
  readonly name: string;
  /** The built file, e.g. `dist/apps/approval/src/main.js`. */
  readonly entry: string;
  /** The whole environment, see environmentOf. */
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** Gives up waiting for readiness when it resolves. */
  readonly stopRequested: Promise<'stopped'>;
  /** Told of the process as soon as there is one, long before it is ready. */
  readonly born?: (process: Pick<ServiceProcess, 'pid' | 'exited'>) => void;
}): Promise<ServiceProcess>;
