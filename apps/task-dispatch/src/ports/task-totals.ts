/** Numbers of tasks by state, kept beside the tasks; exact at any moment, folded or not. */
export abstract class TaskTotals {
  /** Folds at most `limit` changes into the totals; answers how many there were. */
  abstract fold(limit: number): Promise<number>;
}
