import type { CommandContext } from '#libs/kernel';
import type { LedgerExport } from '../domain/ledger-export.js';

export interface ExportKey {
  readonly districtId: string;
  readonly exportId: string;
}

/** The export as it is after the change, what has happened in the words of the journal, and the answer. */
export interface ExportChange<Answer> {
  readonly after: LedgerExport;
  readonly happened: string;
  readonly answer: Answer;
}

/** A change of one export. `decide` is pure and may run several times. */
export interface ExportCommand<Answer> {
  readonly name: string;
  readonly context: CommandContext;
  readonly exportId: string;
  readonly now: Date;
  readonly decide: (found: LedgerExport | null) => ExportChange<Answer> | { readonly unchanged: Answer };
}

/** An export that a job is to make; `attempt` is the run that would begin. */
export interface WaitingExport extends ExportKey {
  readonly attempt: number;
}

/** The one door through which exports change, and what is asked about them. */
export abstract class ExportRepository {
  /** @throws the refusal of `decide`; platform/too-much-contention */
  abstract change<Answer>(command: ExportCommand<Answer>): Promise<Answer>;
  abstract find(key: ExportKey): Promise<LedgerExport | null>;
  /** A person's own, newest first. @throws platform/cursor-rejected */
  abstract ofPerson(
    person: { readonly districtId: string; readonly personId: string },
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<{ readonly rows: readonly LedgerExport[]; readonly next: string | null }>;
  /** Those that wait for a run, or whose run began before `deadSince` and never ended. */
  abstract waiting(deadSince: Date, limit: number): Promise<readonly WaitingExport[]>;
  /** Those whose file has been kept since before `before`. */
  abstract outlived(before: Date, limit: number): Promise<readonly ExportKey[]>;
  /** Those of the keys that no export knows. */
  abstract unknown(storageKeys: readonly string[]): Promise<readonly string[]>;
}
