import type { Report } from './use-reports.js';
import type { Task } from './use-send.js';

export interface Given {
  readonly files: number;
  /** Figure key → the value that was given last. */
  readonly figures: Readonly<Record<string, string>>;
}

/** What the reports so far have brought of what is asked. */
export function givenBy(reports: readonly Report[]): Given {
  const figures = reports.flatMap((report) => report.figures.map(({ key, value }) => [key, value] as const));
  return {
    files: reports.reduce((sum, { evidence }) => sum + evidence.length, 0),
    figures: Object.fromEntries(figures),
  };
}

/** What the last submission said: it comes back filled when that was returned, taken back, or could not start. */
export function lastSubmission(task: Pick<Task, 'returned' | 'undone'>, reports: readonly Report[]): string {
  if (!task.returned && !task.undone) return '';
  return reports.filter(({ kind }) => kind === 'completion').pop()?.text ?? '';
}
