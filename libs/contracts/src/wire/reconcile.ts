import { z } from 'zod';
import { id } from './primitives.js';
import { query } from './rpc-contract.js';
import { SERVICE_NAMES, type ServiceName } from './service-name.js';

/** Minutes since 1970 in which facts happened. */
const minute = () => z.int().min(-2_147_483_648).max(2_147_483_647);
const bucket = () => z.int().min(0).max(15);

/** How many minutes one request may span, so that its answer stays far below what a message may hold. */
export const RECONCILE_MAX_MINUTES = 120;
export const RECONCILE_MAX_IDS = 5000;

/** What a consumer has of one bucket (last hexadecimal digit of the aggregate's id) and minute: `[minute, bucket, count, hash]`. */
export const reconcileCell = z.tuple([minute(), bucket(), z.int().min(0), z.string().regex(/^-?\d{1,20}$/)]);

export type ReconcileCell = z.output<typeof reconcileCell>;

/** Asked by the owner of facts: what does this service have of them? Cells without facts are left out. */
export const reconcileDigestsOf = (service: ServiceName) =>
  query(service, 'reconcile.digests', {
    summary: 'Count and hash of the facts settled here, per bucket and minute. For the platform itself.',
    access: 'service',
    input: z
      .strictObject({ owner: z.enum(SERVICE_NAMES), fromMinute: minute(), toMinute: minute() })
      .refine(
        ({ fromMinute, toMinute }) => fromMinute < toMinute && toMinute - fromMinute <= RECONCILE_MAX_MINUTES,
        `spans no minute, or more than ${RECONCILE_MAX_MINUTES}`,
      ),
    output: z.strictObject({
      /** False: this service takes no facts of that owner, and there is nothing to compare. */
      consumes: z.boolean(),
      cells: z.array(reconcileCell),
    }),
  });

/** The ids behind one cell that differs, in ascending order, after `after`. */
export const reconcileIdsOf = (service: ServiceName) =>
  query(service, 'reconcile.ids', {
    summary: 'Ids of the facts settled here, of one bucket and minute. For the platform itself.',
    access: 'service',
    input: z.strictObject({
      owner: z.enum(SERVICE_NAMES),
      minute: minute(),
      bucket: bucket(),
      after: id().nullable().default(null),
    }),
    output: z.strictObject({ ids: z.array(id()).max(RECONCILE_MAX_IDS) }),
  });

/** What one comparison of an owner with all its consumers found and did. */
export const reconcileResult = z.strictObject({
  /** Cells (bucket × minute) in which either side had facts, over all consumers. */
  compared: z.int().min(0),
  differing: z.int().min(0),
  /** Facts published again. */
  republished: z.int().min(0),
  /** Facts that a consumer has and this owner does not know: the sign of a restored backup. */
  unknown: z.int().min(0),
  unreachable: z.array(z.enum(SERVICE_NAMES)),
  /** Facts written and not yet published. */
  pending: z.int().min(0),
});

/** Asked by an operator: compare now, up to the open minute, and publish again what a consumer lacks. */
export const reconcileRunOf = (service: ServiceName) =>
  query(service, 'reconcile.run', {
    summary:
      'Compare the facts of this service with what every consumer has, and publish again what is missing.',
    access: 'service',
    input: z.strictObject({ depth: z.enum(['window', 'everything']).default('everything') }),
    output: reconcileResult,
  });

export const RECONCILE_RPCS = SERVICE_NAMES.flatMap((service) => [
  reconcileDigestsOf(service),
  reconcileIdsOf(service),
  reconcileRunOf(service),
]);
