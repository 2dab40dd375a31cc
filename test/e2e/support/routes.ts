import { ALL_RPCS, type RpcContract } from '#libs/contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Api, platform, type Answer } from './api.js';

/** A route of the published OpenAPI document, with a body that its contract takes. */
export interface OpenRoute {
  readonly operationId: string;
  readonly method: string;
  /** Below `/api/v1/`, with parameters as `{name}`. */
  readonly path: string;
  readonly parameters: readonly string[];
  readonly queries: readonly string[];
  readonly forAnyone: boolean;
  /** Missing for the few routes that are more than one request on the bus. */
  readonly rpc: RpcContract | undefined;
  readonly body: Record<string, unknown> | undefined;
}

interface Operation {
  readonly operationId: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: { readonly content: Record<string, unknown> };
}

const CONTRACTS = join(import.meta.dirname, '..', '..', '..', 'libs', 'contracts', 'src');

export async function openRoutes(): Promise<OpenRoute[]> {
  const response = await fetch(`${platform().baseUrl}/api/openapi.json`);
  const { paths } = (await response.json()) as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => routeOf(path, method.toUpperCase(), operation)),
  );
}

function routeOf(path: string, method: string, operation: Operation): OpenRoute {
  const { operationId, security, parameters = [], requestBody } = operation;
  const rpc = ALL_RPCS.find(
    ({ subject, access }) => access !== 'service' && operationOf(subject) === operationId,
  );
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const hasBody = requestBody !== undefined && 'application/json' in requestBody.content;
  return {
    operationId,
    method,
    path: path.replace('/api/v1/', ''),
    parameters: names,
    queries: parameters.filter((each) => each.in === 'query').map(({ name }) => name),
    forAnyone: security?.length === 0,
    rpc,
    body: rpc && hasBody ? sampleBody(rpc, names) : undefined,
  };
}

function operationOf(subject: string): string {
  const name = subject.split('.').slice(3).join('-');
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** What the golden sample of the request holds besides the path and If-Match. */
function sampleBody(rpc: RpcContract, inPath: readonly string[]): Record<string, unknown> {
  const name = rpc.subject.split('.').slice(3).join('.');
  const sample = JSON.parse(
    readFileSync(join(CONTRACTS, rpc.service, 'samples', `${name}.json`), 'utf8'),
  ) as {
    input: Record<string, unknown>;
  };
  const taken = [...inPath, 'shownVersion', 'clientAddress'];
  return Object.fromEntries(Object.entries(sample.input).filter(([field]) => !taken.includes(field)));
}

/** Calls a route with these values in its path, and the sample as its body unless another is given. */
export function call(
  api: Api,
  route: OpenRoute,
  more: { ids?: Readonly<Record<string, string>>; body?: unknown; query?: string } = {},
): Promise<Answer> {
  const { ids = {}, body = route.body, query = '' } = more;
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = ids[name];
    if (value === undefined)
      throw new Error(`${route.operationId}: this test makes nothing that has a ${name}`);
    return value;
  });
  const carries = route.method !== 'GET' && body !== undefined;
  const headers = route.path.startsWith('uploads/resumable') ? TUS : {};
  return api.send(route.method, `${path}${query}`, { ...(carries ? { body } : {}), ifMatch: 1, headers });
}

/** What the protocol of uploads in parts asks of every request. */
const TUS = {
  'tus-resumable': '1.0.0',
  'upload-offset': '0',
  'content-type': 'application/offset+octet-stream',
};
