import { z } from 'zod';
import { id, instant } from './primitives.js';
import type { ServiceName } from './service-name.js';

/** Who caused a fact: a person in a post, a clerk for a unit, a stand-in for somebody, or the machine by a named rule. */
export const actor = z.strictObject({
  kind: z.enum(['person', 'stand-in', 'clerk', 'machine']),
  personId: z.string().min(1).max(64),
  name: z.string().max(64),
  unitId: id().nullable(),
  postTitle: z.string().max(64).nullable(),
  forPersonId: z.string().max(64).nullable().default(null),
});

export type Actor = z.output<typeof actor>;

/** What every fact carries around its data; `aggregateVersion` orders the facts of one aggregate. */
export const envelope = z.strictObject({
  id: id(),
  type: z.string().max(120),
  occurredAt: instant(),
  districtId: id(),
  actor,
  correlationId: z.string().max(64),
  causationId: z.string().max(64).nullable(),
  aggregateId: id(),
  aggregateVersion: z.int().min(1),
  data: z.unknown(),
});

export type Envelope<Data = unknown> = Omit<z.output<typeof envelope>, 'data'> & { readonly data: Data };

/** News of something that happened, published by its owner alone: subject `evt.<owner>.v1.<aggregate>.<past tense>`. */
export interface FactContract<Data extends z.ZodType = z.ZodType> {
  readonly type: string;
  readonly subject: string;
  readonly owner: ServiceName;
  readonly aggregate: string;
  readonly summary: string;
  readonly data: Data;
}

export type FactData<Contract extends FactContract> = z.output<Contract['data']>;
export type FactOf<Contract extends FactContract> = Envelope<FactData<Contract>>;

/** `fact('task-dispatch', 'task.signed-for', { … })`; the type is `task-dispatch.task.signed-for`. */
export function fact<Data extends z.ZodType>(
  owner: ServiceName,
  name: `${string}.${string}`,
  definition: { readonly summary: string; readonly data: Data },
): FactContract<Data> {
  return {
    ...definition,
    owner,
    aggregate: name.slice(0, name.indexOf('.')),
    type: `${owner}.${name}`,
    subject: `evt.${owner}.v1.${name}`,
  };
}
