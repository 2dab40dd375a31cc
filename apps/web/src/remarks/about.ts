import type { Subject } from './use-remark.js';
import type { useWords } from './words.js';

/** `第三党支部：开展排查`, or the heading alone. */
export function aboutOf(subject: Subject, say: ReturnType<typeof useWords>): string {
  const { heading } = subject;
  return 'taskId' in subject ? say('about', { unit: subject.unitName, heading }) : heading;
}
