import { describe, expect, it } from '@jest/globals';
import { ALL_FACTS, ALL_RPCS, envelope, SERVICE_NAMES } from '#libs/contracts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CONTRACTS = join(import.meta.dirname, '..', '..', 'libs', 'contracts', 'src');

/** Where the sample of a contract is: with its service, or with `wire` when it is the same in all of them. */
function fileOf(service: string, name: string): string {
  const [own, same] = [service, 'wire'].map((folder) => join(CONTRACTS, folder, 'samples', `${name}.json`));
  return existsSync(own!) ? own! : same!;
}

const nameOf = (subject: string) => subject.split('.').slice(3).join('.');
const rpcs = ALL_RPCS.map((rpc) => ({
  rpc,
  file: fileOf(rpc.service, nameOf(rpc.subject)),
  subject: rpc.subject,
}));
const facts = ALL_FACTS.map((fact) => ({
  fact,
  file: fileOf(fact.owner, nameOf(fact.subject)),
  type: fact.type,
}));

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

/** Samples are what is on the wire, once and for all: they are only ever added to. */
describe('the golden samples', () => {
  it('are one for every request and every fact', () => {
    const missing = [...rpcs, ...facts].filter(({ file }) => !existsSync(file)).map(({ file }) => file);
    expect(missing.map((file) => file.slice(CONTRACTS.length))).toEqual([]);
  });

  it('are of nothing that is not said any more', () => {
    const known = new Set([...rpcs, ...facts].map(({ file }) => file));
    const kept = [...SERVICE_NAMES, 'wire'].flatMap((folder) => {
      const samples = join(CONTRACTS, folder, 'samples');
      return existsSync(samples) ? readdirSync(samples).map((file) => join(samples, file)) : [];
    });
    expect(kept.length).toBeGreaterThan(90);
    expect(kept.filter((file) => !known.has(file))).toEqual([]);
  });

  it.each(rpcs)('$subject reads its request, and gives its answer back unchanged', ({ rpc, file }) => {
    const { input, output, ...more } = read(file);
    expect(more).toEqual({});
    expect(rpc.input.safeParse(input).error).toBeUndefined();
    expect(rpc.output.parse(output)).toEqual(output);
  });

  it.each(rpcs)('$subject refuses a field that nobody knows', ({ rpc, file }) => {
    const { input } = read(file);
    expect(rpc.input.safeParse({ ...(input as object), approved: true }).success).toBe(false);
  });

  it.each(facts)('$type comes out of its envelope unchanged', ({ fact, file }) => {
    const sample = read(file);
    expect(envelope.parse(sample)).toEqual(sample);
    expect(sample['type']).toBe(fact.type);
    expect(fact.data.parse(sample['data'])).toEqual(sample['data']);
  });
});
