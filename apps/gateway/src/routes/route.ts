import type { RpcContract } from '#libs/contracts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/**
 * One route as data: a request of HTTP that is exactly one request on the bus. Permission, summary, errors
 * and forms come from the contract. The input is the path's parameters, the query and the body together.
 */
export interface Route {
  readonly method: Method;
  /** Below `/api/v1`, with parameters as `:name`. */
  readonly path: string;
  readonly rpc: RpcContract;
  readonly tag: string;
  /**
   * What `If-Match` means: the version of the aggregate the caller saw (`aggregate`), or a field of the
   * input (`shownVersion`). Required where named.
   */
  readonly ifMatch?: 'aggregate' | 'shownVersion';
  /** 201 for what was created. */
  readonly status?: 200 | 201 | 202;
}

/** Routes of one tag. */
export function routes(
  tag: string,
  entries: readonly (readonly [Method, string, RpcContract, Partial<Pick<Route, 'ifMatch' | 'status'>>?])[],
): readonly Route[] {
  return entries.map(([method, path, rpc, more]) => ({ method, path, rpc, tag, ...more }));
}
