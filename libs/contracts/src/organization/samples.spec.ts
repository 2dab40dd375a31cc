import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { envelope } from '../wire/fact-contract.js';
import { ORGANIZATION_FACTS, ORGANIZATION_RPCS } from './index.js';

const FOLDER = join(import.meta.dirname, 'samples');
const names = readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ''));

function sampleOf(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Record<string, unknown>;
}

const facts = new Map(ORGANIZATION_FACTS.map((fact) => [fact.type.replace('organization.', ''), fact]));
const rpcs = new Map(ORGANIZATION_RPCS.map((rpc) => [rpc.subject.replace('rpc.organization.v1.', ''), rpc]));

/** What is on the wire, once and for all: a fact in its envelope, or a request with its answer. Only ever added to. */
describe('the samples of organization', () => {
  it('are one for every fact and every request, and no others', () => {
    expect(names.sort()).toEqual([...facts.keys(), ...rpcs.keys()].sort());
  });

  it.each([...facts])('%s is the fact that its contract says', (name, fact) => {
    const sample = sampleOf(name);
    expect(envelope.safeParse(sample).error).toBeUndefined();
    expect(sample['type']).toBe(fact.type);
    expect(fact.data.parse(sample['data'])).toEqual(sample['data']);
  });

  it.each([...rpcs])('%s is the request and the answer that its contract says', (name, rpc) => {
    const { input, output, ...more } = sampleOf(name);
    expect(more).toEqual({});
    expect(rpc.input.safeParse(input).error).toBeUndefined();
    expect(rpc.output.parse(output)).toEqual(output);
  });
});
