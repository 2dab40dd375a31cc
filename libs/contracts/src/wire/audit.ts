import { z } from 'zod';
import { actor } from './fact-contract.js';
import { cursor, id, instant, page, pageLimit, wanted } from './primitives.js';
import { query } from './rpc-contract.js';
import type { ServiceName } from './service-name.js';

/** One row of the journal as the auditor reads it: who, in which post, when, what, before and after. */
export const auditRow = z.strictObject({
  factId: id(),
  service: z.string(),
  at: instant(),
  type: z.string(),
  outcome: z.enum(['accepted', 'refused']),
  code: z.string().nullable(),
  actor,
  aggregate: z.string(),
  aggregateId: id().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  correlationId: z.string(),
});

/** `audit.list` is the same in every service; the gateway merges the pages by (at, id). */
export const auditListOf = (service: ServiceName) =>
  query(service, 'audit.list', {
    summary: 'Read the journal, newest first. For the auditor alone.',
    access: { anyOf: ['audit'] },
    input: z.strictObject({
      cursor: cursor().optional(),
      limit: pageLimit(),
      aggregateId: id().optional(),
      personId: wanted(64).optional(),
      outcome: z.enum(['accepted', 'refused']).optional(),
      from: instant().optional(),
      to: instant().optional(),
    }),
    output: page(auditRow),
  });
