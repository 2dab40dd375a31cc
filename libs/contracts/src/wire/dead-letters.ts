import { z } from 'zod';
import { id, instant } from './primitives.js';
import { command, query } from './rpc-contract.js';
import { SERVICE_NAMES, type ServiceName } from './service-name.js';

/** A fact that a consumer could not settle, kept until an operator has dealt with it. */
export const deadLetter = z.strictObject({
  id: id(),
  consumer: z.string(),
  factId: id(),
  type: z.string().nullable(),
  reason: z.string(),
  attempts: z.int(),
  buriedAt: instant(),
  replayedAt: instant().nullable(),
});

export const deadLettersListOf = (service: ServiceName) =>
  query(service, 'dead-letters.list', {
    summary: 'Facts that could not be settled here and were not replayed, oldest first. For an operator.',
    access: 'service',
    input: z.strictObject({ limit: z.int().min(1).max(500).default(100) }),
    output: z.strictObject({ letters: z.array(deadLetter) }),
  });

export const deadLettersShowOf = (service: ServiceName) =>
  query(service, 'dead-letters.show', {
    summary: 'One of them with what it says. For an operator.',
    access: 'service',
    input: z.strictObject({ id: id() }),
    output: deadLetter.extend({ envelope: z.unknown() }),
    errors: ['platform/not-found'],
  });

export const deadLettersReplayOf = (service: ServiceName) =>
  command(service, 'dead-letters.replay', {
    summary: 'Have one take effect after all, once its cause is mended. For an operator.',
    access: 'service',
    input: z.strictObject({ id: id() }),
    output: z.strictObject({ replayed: z.literal(true) }),
    errors: ['platform/not-found'],
  });

export const DEAD_LETTER_RPCS = SERVICE_NAMES.flatMap((service) => [
  deadLettersListOf(service),
  deadLettersShowOf(service),
  deadLettersReplayOf(service),
]);
