export type Findings = Record<'lost' | 'duplicated' | 'phantom' | 'outOfOrder', string[]>;

/** What a check looks at; each takes what it needs. */
export interface Evidence {
  readonly books: object;
  readonly history: object;
  readonly district: object;
  readonly directive: object;
  readonly injected: ReadonlySet<string>;
  readonly rules: object;
  readonly auditor: object;
  readonly findings: Findings;
}

export const CHECKS: Readonly<Record<string, (evidence: Evidence) => Promise<void> | void>>;
