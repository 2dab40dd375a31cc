import { Problem } from '../../problems/problem.js';
import type { Shelf } from '../photos/shelf.js';
import type { Waiting } from './waiting.js';

/**
 * Sends a command after its files. Evidence that the platform has swept meanwhile (unclaimed for a day) is brought up
 * once more.
 */
export function withFiles<Answer>(
  files: Pick<Shelf, 'ready' | 'forgetUploads'>,
  send: (waiting: Waiting, evidenceIds: string[]) => Promise<Answer>,
): (waiting: Waiting) => Promise<Answer> {
  const sendAll = async (waiting: Waiting) => {
    const ids = await files.ready(waiting);
    return await send({ ...waiting, key: keyWith(waiting.key, ids) }, ids);
  };
  return async (waiting) => {
    try {
      return await sendAll(waiting);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'task-dispatch/evidence-not-found') throw error;
      await files.forgetUploads(waiting);
      return await sendAll(waiting);
    }
  };
}

/** Other evidence is another command, and a key is for one: it follows from the evidence, also after a killed tab. */
function keyWith(key: string, evidenceIds: readonly string[]): string {
  return [key, ...evidenceIds.map((id) => id.slice(0, 4))].join('');
}
