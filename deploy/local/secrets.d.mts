export function secretsIn(dataDir: string): {
  password(name: string): string;
  callerKeys(processes: readonly string[]): {
    readonly privateKeys: Readonly<Record<string, string>>;
    readonly publicKeys: string;
  };
};
