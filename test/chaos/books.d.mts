export interface Books {
  rows(text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export const LINKS: readonly {
  readonly owner: string;
  readonly consumer: string;
  readonly durable: string;
}[];
export function openBooks(url: string): Promise<Books>;
