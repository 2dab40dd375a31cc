import type { Task } from '../types.js';

/** One step of the issuing side: closed without it, or done. */
export interface ActProps {
  readonly task: Task;
  readonly close: () => void;
  readonly done: () => void;
}
