import type { Task } from './task.js';
import { hasEnded } from './task.js';

export type Light = 'green' | 'yellow' | 'red';

type Lit = Pick<Task, 'state' | 'clockHolder' | 'clockSince' | 'lateWhenLeft' | 'yellowAt' | 'redAt'>;

/**
 * The unit's light: its derived instants compared with now. While somebody else holds the clock it stays
 * as it was when the unit handed the clock on; an ended task has none.
 */
export function lightOf(task: Lit, now: Date): Light | null {
  if (hasEnded(task)) return null;
  const at = task.clockHolder === 'unit' ? now : task.clockSince;
  if (at >= task.redAt) return 'red';
  return at >= task.yellowAt ? 'yellow' : 'green';
}

/** Whether the unit's own time has run out; for an ended task, whether it had when the unit let go of it. */
export function isLate(task: Lit, now: Date): boolean {
  return task.clockHolder === 'unit' ? now >= task.redAt : task.lateWhenLeft;
}
