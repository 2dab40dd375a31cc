import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../problems/problem.js';
import type { Waiting } from './waiting.js';
import { withFiles } from './with-files.js';

const waiting = { taskId: 't1', verb: 'report', key: 'k' } as Waiting;
const gone = new Problem({
  code: 'task-dispatch/evidence-not-found',
  status: 404,
  detail: '',
  requestId: null,
});

/** Files that get new ids each time their uploads are forgotten. */
function files() {
  let generation = 0;
  return {
    ready: () => Promise.resolve([`${generation}aaaaaaa`, `${generation}bbbbbbb`]),
    forgetUploads: () => Promise.resolve(void (generation += 1)),
  };
}

function platform(...failures: readonly Problem[]) {
  const seen: { key: string; ids: readonly string[] }[] = [];
  const send = ({ key }: Waiting, ids: string[]) => {
    const failure = failures[seen.push({ key, ids }) - 1];
    return failure ? Promise.reject(failure) : Promise.resolve('taken');
  };
  return { seen, send };
}

describe('a command with files', () => {
  it('names them in their order, under a key that stays the same for the same files', async () => {
    const { seen, send } = platform();
    const sending = withFiles(files(), send);
    await sending(waiting);
    await sending(waiting);
    expect(seen[0]!.ids).toEqual(['0aaaaaaa', '0bbbbbbb']);
    expect(seen[1]).toEqual(seen[0]);
  });

  it('brings up again what was swept, and sends under another key', async () => {
    const { seen, send } = platform(gone);
    await expect(withFiles(files(), send)(waiting)).resolves.toBe('taken');
    expect(seen[1]!.ids).toEqual(['1aaaaaaa', '1bbbbbbb']);
    expect(seen[1]!.key).not.toBe(seen[0]!.key);
  });

  it('tells what was refused twice', async () => {
    const { send } = platform(gone, gone);
    await expect(withFiles(files(), send)(waiting)).rejects.toBe(gone);
  });
});
