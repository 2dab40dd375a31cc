import type { WaitingExport } from './export-repository.js';

/** Tells a worker that exports wait. A wake-up may be lost: the sweep asks again. */
export abstract class ExportWakeUps {
  /** Never throws; the same run of the same export is one wake-up. */
  abstract wake(waiting: readonly WaitingExport[]): Promise<void>;
}
