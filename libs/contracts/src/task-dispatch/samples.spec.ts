import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { envelope } from '../wire/fact-contract.js';
import { TASK_DISPATCH_FACTS, TASK_DISPATCH_RPCS } from './index.js';

const FOLDER = join(import.meta.dirname, 'samples');
const samples = readdirSync(FOLDER).map((file) => ({
  name: file.replace(/\.json$/, ''),
  sample: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Record<string, unknown>,
}));

const factOf = (name: string) => TASK_DISPATCH_FACTS.find(({ type }) => type === `task-dispatch.${name}`);
const rpcOf = (name: string) =>
  TASK_DISPATCH_RPCS.find(({ subject }) => subject === `rpc.task-dispatch.v1.${name}`);

/** What is on the wire: a fact in its envelope, or a request with its answer, under the name of its contract. */
describe('the samples of task-dispatch', () => {
  it.each(samples)('$name is what its contract says', ({ name, sample }) => {
    const [fact, rpc] = [factOf(name), rpcOf(name)];
    if (fact) {
      expect(sample['type']).toBe(fact.type);
      expect(envelope.safeParse(sample).error).toBeUndefined();
      expect(fact.data.safeParse(sample['data']).error).toBeUndefined();
      return;
    }
    expect(Object.keys(sample)).toEqual(['input', 'output']);
    expect(rpc!.input.safeParse(sample['input']).error).toBeUndefined();
    expect(rpc!.output.safeParse(sample['output']).error).toBeUndefined();
  });

  it.each(['directive', 'item', 'dispatch', 'task', 'evidence', 'audit'])('show every request and fact of the %s', (aggregate) => {
    const names = [
      ...TASK_DISPATCH_FACTS.map(({ type }) => type.replace('task-dispatch.', '')),
      ...TASK_DISPATCH_RPCS.map(({ subject }) => subject.replace('rpc.task-dispatch.v1.', '')),
    ].filter((name) => name.startsWith(`${aggregate}.`));
    expect(samples.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });
});
