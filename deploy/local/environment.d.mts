export type ProcessName = 'gateway' | 'organization' | 'task-dispatch' | 'approval' | 'notification';

/** What all environments are made of. */
export interface World {
  readonly dataDir: string;
  /** Of the gateway. */
  readonly port: number;
  readonly natsUrl: string;
  /** By user; left out for a server without accounts. */
  readonly natsPasswords?: Readonly<Record<string, string>>;
  readonly callerKeys: {
    readonly privateKeys: Readonly<Record<string, string>>;
    readonly publicKeys: string;
  };
  readonly cursorSecret: string;
  /** Address of the database as this role. */
  databaseUrl(role: string): string;
}

export function districtId(): string;
export function roleOf(service: ProcessName): string;
export function environmentOf(service: ProcessName, world: World): Record<string, string>;
export function migrationEnvironmentOf(service: ProcessName | 'jobs', world: World): Record<string, string>;
export function clockOffsetFile(dataDir: string): string;
export function demoAccountsFile(dataDir: string): string;
