import { command, fact, query, type Envelope, type FactContract } from '#libs/contracts';
import { Caller, uuidv7 } from '#libs/kernel';
import { createLogger, Metrics } from '#libs/observability';
import { z } from 'zod';
import {
  CallerTokenSigner,
  CallerTokenVerifier,
  generateCallerKeys,
  type CallerKeys,
  type ProcessName,
} from '../src/index.js';

export const DISTRICT = '01890000-0000-7000-8000-000000000001';

export const echo = query('organization', 'test.echo', {
  access: 'person',
  summary: 'Says it again.',
  input: z.strictObject({ text: z.string().max(2_000_000), times: z.int().min(1).default(1) }),
  output: z.strictObject({ text: z.string(), by: z.string() }),
});
export const note = command('organization', 'test.note', {
  access: { anyOf: ['handle'] },
  summary: 'Notes it.',
  input: z.strictObject({ text: z.string() }),
  output: z.strictObject({ key: z.string(), hash: z.string(), version: z.int().nullable() }),
});
export const open = query('organization', 'test.open', {
  access: 'anyone',
  summary: 'For everyone.',
  input: z.strictObject({}),
  output: z.strictObject({ caller: z.string() }),
});
export const inner = query('organization', 'test.inner', {
  access: 'service',
  summary: 'For the platform itself.',
  input: z.strictObject({}),
  output: z.strictObject({ caller: z.string() }),
});
export const unanswered = query('approval', 'test.unanswered', {
  access: 'anyone',
  summary: 'Nobody is there.',
  input: z.strictObject({}),
  output: z.strictObject({}),
});

export const person = new Caller({
  kind: 'person',
  districtId: DISTRICT,
  personId: 'p1',
  name: '王建国',
  appointments: [
    {
      appointmentId: 'a1',
      unitId: 'u1',
      unitPath: '/1/12/',
      postId: 'post1',
      postTitle: '组织委员',
      duties: ['handle'],
      scopePath: '/1/12/',
    },
  ],
  epoch: 3,
  sessionId: 's1',
});

let keys: Promise<CallerKeys> | undefined;

export function testKeys(): Promise<CallerKeys> {
  keys ??= generateCallerKeys(['gateway', 'organization', 'approval']);
  return keys;
}

export async function signerOf(name: ProcessName): Promise<CallerTokenSigner> {
  return CallerTokenSigner.fromSetting((await testKeys()).privateKeys[name]!);
}

export async function testVerifier(): Promise<CallerTokenVerifier> {
  return CallerTokenVerifier.fromSetting((await testKeys()).publicKeys);
}

export function quiet() {
  return { logger: createLogger('test', 'silent'), metrics: new Metrics() };
}

export const planted = fact('organization', 'tree.planted', {
  summary: 'A tree was planted.',
  data: z.strictObject({ kind: z.string() }),
});
export const felled = fact('organization', 'tree.felled', {
  summary: 'A tree was felled.',
  data: z.strictObject({ reason: z.string() }),
});
/** Known to the registry, consumed by nobody in these tests. */
export const watered = fact('organization', 'tree.watered', {
  summary: 'A tree was watered.',
  data: z.strictObject({ litres: z.int() }),
});

export function aFact(contract: FactContract, data: unknown, more: Partial<Envelope> = {}): Envelope {
  return {
    id: uuidv7(),
    type: contract.type,
    occurredAt: '2026-03-01T08:00:00.000Z',
    districtId: DISTRICT,
    actor: {
      kind: 'machine',
      personId: 'test',
      name: 'test',
      unitId: null,
      postTitle: null,
      forPersonId: null,
    },
    correlationId: 'c1',
    causationId: null,
    aggregateId: uuidv7(),
    aggregateVersion: 1,
    data,
    ...more,
  };
}
