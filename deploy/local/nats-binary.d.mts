export interface NatsBinary {
  readonly path: string;
  /** `2.15.1` */
  readonly version: string;
}

export function findNatsServer(options?: { log?: (line: string) => void }): Promise<NatsBinary>;
export function isWanted(binary: Pick<NatsBinary, 'version'>): boolean;
