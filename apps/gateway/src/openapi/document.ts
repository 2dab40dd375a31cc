import { ALL_ERRORS, type PlatformErrorCode, type RpcContract } from '#libs/contracts';
import { z } from 'zod';
import { STATUS_OF_KIND } from '../http/problem.js';
import { ROUTES } from '../routes/index.js';
import type { Route } from '../routes/route.js';
import { OTHER_PATHS } from './other-paths.js';
import { PROBLEM_SCHEMA, problemResponses } from './problems.js';

/** The OpenAPI 3.1 document of every route, made from the same contracts that check the requests. */
export function openApiDocument(): object {
  const paths: Record<string, Record<string, object>> = structuredClone(OTHER_PATHS);
  for (const route of ROUTES) {
    const path = `/api/v1/${route.path.replaceAll(/:(\w+)/g, '{$1}')}`;
    (paths[path] ??= {})[route.method.toLowerCase()] = operationOf(route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guantong 贯通',
      version: '1',
      description:
        'Directives go down to every branch; what was done about them comes back up. 上情下达，下情上传。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { bearer: [] }],
    paths,
    components: {
      schemas: { Problem: PROBLEM_SCHEMA },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-guantong' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operationOf(route: Route): object {
  const { rpc } = route;
  const body = bodySchema(route);
  return {
    operationId: operationId(rpc),
    tags: [route.tag],
    summary: rpc.summary,
    description: permission(rpc),
    ...(rpc.access === 'anyone' ? { security: [] } : {}),
    parameters: [...pathParameters(route), ...headerParameters(route), ...queryParameters(route)],
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      [route.status ?? 200]: {
        description: 'As asked.',
        content: { 'application/json': { schema: schemaOf(rpc.output, 'output') } },
      },
      ...problemResponses(
        [...rpc.errors, ...refusalsOfTheEdge(route)],
        (code) => STATUS_OF_KIND[ALL_ERRORS[code as keyof typeof ALL_ERRORS]],
      ),
    },
  };
}

/** What the headers and the body of a route can be refused for, before anybody looks at what it asks. */
function refusalsOfTheEdge({ rpc, method, ifMatch }: Route): PlatformErrorCode[] {
  return [
    ...(method === 'GET'
      ? []
      : ([
          'platform/payload-too-large',
          'platform/unsupported-media-type',
          'platform/cross-site-request',
        ] as const)),
    ...(rpc.kind === 'command'
      ? (['platform/idempotency-key-required', 'platform/idempotency-key-reused'] as const)
      : []),
    ...(ifMatch ? (['platform/version-required', 'platform/stale-version'] as const) : []),
  ];
}

/** `task.sign-for` → `taskSignFor`. */
export function operationId(rpc: RpcContract): string {
  const name = rpc.subject.split('.').slice(3).join('-');
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function permission({ access }: RpcContract): string {
  if (access === 'anyone') return 'Without a session.';
  if (access === 'person' || access === 'service') return 'Any signed-in person, inside what they may see.';
  return `Whoever holds one of the duties ${access.anyOf.join(', ')} over the object.`;
}

type JsonSchema = { properties?: Record<string, object>; required?: string[]; [key: string]: unknown };

function schemaOf(type: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' }) as JsonSchema;
  return schema;
}

const namesInPath = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!);

function pathParameters({ path, rpc }: Route): object[] {
  const properties = schemaOf(rpc.input, 'input').properties ?? {};
  return namesInPath(path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: properties[name] ?? { type: 'string' },
  }));
}

function queryParameters(route: Route): object[] {
  if (route.method !== 'GET') return [];
  const { properties = {}, required = [] } = schemaOf(route.rpc.input, 'input');
  const inPath = namesInPath(route.path);
  return Object.entries(properties)
    .filter(([name]) => !inPath.includes(name))
    .map(([name, schema]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      schema,
      explode: true,
    }));
}

function headerParameters({ rpc, ifMatch }: Route): object[] {
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  });
  return [
    ...(rpc.kind === 'command' && rpc.access !== 'anyone'
      ? [header('Idempotency-Key', 'New for each intention; a repeat gets the same answer.')]
      : []),
    ...(ifMatch ? [header('If-Match', 'The ETag that was shown.')] : []),
  ];
}

/** What is left of the input when path and If-Match have taken their part. */
function bodySchema({ method, rpc, path, ifMatch }: Route): JsonSchema | null {
  if (method === 'GET') return null;
  const schema = schemaOf(rpc.input, 'input');
  if (!schema.properties) return schema;
  const taken = [...namesInPath(path), ...(ifMatch === 'shownVersion' ? ['shownVersion'] : [])];
  const properties = Object.fromEntries(
    Object.entries(schema.properties).filter(([name]) => !taken.includes(name)),
  );
  if (Object.keys(properties).length === 0) return null;
  return { ...schema, properties, required: (schema.required ?? []).filter((name) => !taken.includes(name)) };
}
