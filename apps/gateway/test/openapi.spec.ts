import { describe, expect, it } from '@jest/globals';
import { ALL_ERRORS } from '#libs/contracts';
import { STATUS_OF_KIND } from '../src/http/problem.js';
import { openApiDocument } from '../src/openapi/document.js';
import { referencePage } from '../src/openapi/reference-page.js';
import { ROUTES } from '../src/routes/index.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Node = { readonly [key: string]: Json };

const document = JSON.parse(JSON.stringify(openApiDocument())) as Node;
const paths = document['paths'] as Record<string, Record<string, Node>>;
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method,
    operation,
    name: `${method} ${path}`,
  })),
);

function everyNode(value: Json, at = '#'): { at: string; node: Node }[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, each]) => everyNode(each as Json, `${at}/${key}`));
  return Array.isArray(value) ? below : [{ at, node: value as Node }, ...below];
}

function resolved(reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
}

const TYPES = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'];

/** What is wrong with a JSON Schema of the 2020-12 kind, as far as its structure goes. */
function faultsOf(schema: Json, at: string): string[] {
  if (typeof schema === 'boolean') return [];
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return [`${at} is no schema`];
  const node = schema as Node;
  const types = [node['type'] ?? []].flat() as string[];
  const named = (node['propertyNames'] as Node | undefined)?.['enum'] as string[] | undefined;
  const properties = [...Object.keys((node['properties'] as Node | undefined) ?? {}), ...(named ?? [])];
  const required = (node['required'] as string[] | undefined) ?? [];
  return [
    ...types.filter((type) => !TYPES.includes(type)).map((type) => `${at} is of type ${type}`),
    ...('nullable' in node ? [`${at} says nullable, which 3.1 does not know`] : []),
    ...('$schema' in node ? [`${at} names a dialect of its own`] : []),
    ...(node['pattern'] === undefined || isPattern(node['pattern']) ? [] : [`${at} has a bad pattern`]),
    ...required.filter((name) => !properties.includes(name)).map((name) => `${at} requires ${name}, unknown`),
    ...Object.entries((node['properties'] as Node | undefined) ?? {}).flatMap(([name, each]) =>
      faultsOf(each, `${at}.${name}`),
    ),
    ...(['anyOf', 'oneOf', 'allOf', 'prefixItems'] as const).flatMap((word) =>
      ((node[word] as Json[] | undefined) ?? []).flatMap((each, index) =>
        faultsOf(each, `${at}/${word}/${index}`),
      ),
    ),
    ...(['items', 'additionalProperties', 'propertyNames', 'not'] as const).flatMap((word) =>
      node[word] === undefined ? [] : faultsOf(node[word], `${at}/${word}`),
    ),
  ];
}

function isPattern(pattern: Json): boolean {
  try {
    return new RegExp(pattern as string, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

describe('the OpenAPI document', () => {
  it('is of version 3.1, with a title, a version and no more at the top than 3.1 has', () => {
    expect(document['openapi']).toMatch(/^3\.1\.\d+$/);
    expect(document['info']).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    const known = ['openapi', 'info', 'servers', 'security', 'paths', 'components', 'tags'];
    expect(Object.keys(document).filter((key) => !known.includes(key))).toEqual([]);
  });

  it('has operations with unique ids, a summary, a tag and answers of three digits', () => {
    const ids = operations.map(({ operation }) => operation['operationId'] as string);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const poor = operations.filter(({ operation: { operationId, summary, tags, responses } }) => {
      const statuses = Object.keys(responses as Node);
      const complete = /^[a-z]\w+$/i.test(operationId as string) && summary && (tags as Json[]).length === 1;
      return (
        !complete ||
        !statuses.some((status) => status < '300') ||
        !statuses.every((each) => /^[1-5]\d\d$/.test(each))
      );
    });
    expect(poor.map(({ name }) => name)).toEqual([]);
  });

  it('has a description in every answer', () => {
    const silent = operations.flatMap(({ name, operation }) =>
      Object.entries(operation['responses'] as Record<string, Node>)
        .filter(([, answer]) => typeof answer['description'] !== 'string' || answer['description'] === '')
        .map(([status]) => `${name} ${status}`),
    );
    expect(silent).toEqual([]);
  });

  it('declares exactly the parameters that stand in a path, required, and none twice', () => {
    const faults = operations.flatMap(({ name, path, operation }) => {
      const parameters = (operation['parameters'] as Node[] | undefined) ?? [];
      const inPath = parameters.filter((each) => each['in'] === 'path');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const keys = parameters.map((each) => `${each['in'] as string} ${each['name'] as string}`);
      return [
        ...(JSON.stringify(inPath.map((each) => each['name'])) === JSON.stringify(named)
          ? []
          : [`${name}: path`]),
        ...inPath
          .filter((each) => each['required'] !== true)
          .map((each) => `${name}: ${each['name'] as string}`),
        ...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${name}: ${key} twice`),
        ...parameters
          .filter((each) => !each['schema'])
          .map((each) => `${name}: ${each['name'] as string} bare`),
      ];
    });
    expect(faults).toEqual([]);
  });

  it('refers to nothing that is not there', () => {
    const references = everyNode(document).flatMap(({ at, node }) =>
      typeof node['$ref'] === 'string' ? [{ at, to: node['$ref'] }] : [],
    );
    expect(references.length).toBeGreaterThan(100);
    expect(references.filter(({ to }) => !to.startsWith('#/') || resolved(to) === undefined)).toEqual([]);
  });

  it('holds schemas whose structure is sound', () => {
    const schemas = everyNode(document).flatMap(({ at, node }) =>
      node['schema'] === undefined ? [] : [{ at, schema: node['schema'] }],
    );
    expect(schemas.length).toBeGreaterThan(200);
    expect(schemas.flatMap(({ at, schema }) => faultsOf(schema, at))).toEqual([]);
  });

  it('asks for a key on every command and for the version where it is required', () => {
    const missing = ROUTES.filter(({ rpc, method, path, ifMatch }) => {
      const openPath = `/api/v1/${path.replaceAll(/:(\w+)/g, '{$1}')}`;
      const operation = paths[openPath]![method.toLowerCase()]!;
      const headers = (operation['parameters'] as Node[]).filter((each) => each['in'] === 'header');
      const names = headers.map((each) => each['name']);
      return (
        names.includes('Idempotency-Key') !== (rpc.kind === 'command') ||
        names.includes('If-Match') !== (ifMatch !== undefined)
      );
    });
    expect(missing.map(({ path }) => path)).toEqual([]);
  });

  it('names every refusal of a contract under the status that its kind has', () => {
    const wrong = ROUTES.flatMap(({ rpc, method, path }) => {
      const openPath = `/api/v1/${path.replaceAll(/:(\w+)/g, '{$1}')}`;
      const responses = paths[openPath]![method.toLowerCase()]!['responses'] as Record<string, Node>;
      return rpc.errors.filter((code) => {
        const status = STATUS_OF_KIND[ALL_ERRORS[code as keyof typeof ALL_ERRORS]];
        return !(responses[status]?.['description'] as string | undefined)?.includes(`\`${code}\``);
      });
    });
    expect(wrong).toEqual([]);
  });
});

describe('what a command can be refused for at the edge', () => {
  it('stands in the document, once, under its status', () => {
    const edit = paths['/api/v1/directives/{directiveId}/items']!['patch']!;
    const responses = edit['responses'] as Record<string, Node>;
    const codes = Object.fromEntries(
      Object.entries(responses).map(([status, answer]) => [status, answer['description'] as string]),
    );
    expect(codes['428']).toBe('`platform/version-required`');
    expect(codes['412']).toBe('`platform/stale-version`');
    expect(codes['415']).toBe('`platform/unsupported-media-type`');
    expect(codes['422']).toContain('`platform/idempotency-key-reused`');
    expect(codes['403']).toContain('`platform/cross-site-request`');
  });

  it('includes what the trail can be asked for, with its values', () => {
    const parameters = paths['/api/v1/audit']!['get']!['parameters'] as Node[];
    const outcome = parameters.find(({ name }) => name === 'outcome');
    expect(outcome).toMatchObject({ in: 'query', schema: { enum: ['accepted', 'refused'] } });
  });
});

describe('the page to read the API on', () => {
  const page = referencePage();

  it('shows every operation, without any script', () => {
    for (const { operation } of operations)
      expect(page).toContain(`id="${operation['operationId'] as string}"`);
    expect(page).not.toMatch(/<script|javascript:| on\w+=/i);
  });
});
