import type { Duty } from '#libs/kernel';
import type { z } from 'zod';
import type { ServiceName } from './service-name.js';

/**
 * Who may send a message at all, checked before the method runs. It is the coarse check; whether the
 * caller may act on *this* object is decided by the owner's rules in the transaction.
 * - `anyone`: no caller yet (log in); - `person`: any signed-in person; - `service`: the platform itself;
 * - a duty: a person who holds it somewhere.
 */
export type Access = 'anyone' | 'person' | 'service' | { readonly anyOf: readonly Duty[] };

/** One request and its reply. `query` may be retried freely; `command` needs an idempotency key. */
export interface RpcContract<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly subject: string;
  readonly service: ServiceName;
  readonly kind: 'query' | 'command';
  readonly access: Access;
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  /** Codes of `errors.ts` that this request may answer with, beyond those every request can. */
  readonly errors: readonly string[];
}

export type InputOf<Contract extends RpcContract> = z.output<Contract['input']>;
export type RequestOf<Contract extends RpcContract> = z.input<Contract['input']>;
export type OutputOf<Contract extends RpcContract> = z.output<Contract['output']>;

type Definition<Input extends z.ZodType, Output extends z.ZodType> = Omit<
  RpcContract<Input, Output>,
  'service' | 'kind' | 'errors' | 'subject'
> & {
  readonly errors?: readonly string[];
};

/** `query('organization', 'unit.get', { … })` → subject `rpc.organization.v1.unit.get`. */
export function query<Input extends z.ZodType, Output extends z.ZodType>(
  service: ServiceName,
  name: string,
  definition: Definition<Input, Output>,
): RpcContract<Input, Output> {
  return { errors: [], ...definition, service, kind: 'query', subject: `rpc.${service}.v1.${name}` };
}

export function command<Input extends z.ZodType, Output extends z.ZodType>(
  service: ServiceName,
  name: string,
  definition: Definition<Input, Output>,
): RpcContract<Input, Output> {
  return { errors: [], ...definition, service, kind: 'command', subject: `rpc.${service}.v1.${name}` };
}
