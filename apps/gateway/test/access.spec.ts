import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { ALL_RPCS } from '#libs/contracts';
import { openApiDocument } from '../src/openapi/document.js';
import { ROUTES } from '../src/routes/index.js';
import { Allow } from '../src/session/access.guard.js';
import { assertAccessDeclared, declaredRoutes } from '../src/session/declared-access.js';
import { openGateway, type GatewayFixture } from './gateway-fixture.js';

/** Requests that are no route of their own, and why. */
const WITHOUT_A_ROUTE: Readonly<Record<string, string>> = {
  'rpc.organization.v1.session.log-in': 'the session controller adds the address and sets the cookie',
  'rpc.organization.v1.session.log-out': 'the session controller clears the cookie',
  'rpc.organization.v1.audit.list': 'the audit controller merges the trails',
  'rpc.task-dispatch.v1.audit.list': 'the audit controller merges the trails',
  'rpc.approval.v1.audit.list': 'the audit controller merges the trails',
  'rpc.notification.v1.audit.list': 'the audit controller merges the trails',
  'rpc.task-dispatch.v1.export.grant': 'the download asks for it; a grant is no use to anybody else',
  'rpc.task-dispatch.v1.evidence.grant': 'the download asks for it; a grant is no use to anybody else',
};

/** Routes that are not part of the API which the document describes. */
const FOR_OPERATION = ['/health/live', '/health/ready', '/api/openapi.json', '/api/reference'];

/** The web application: pages and files, of which the document does not speak either. */
const WEB = ['/', '/desk', '/desk*', '/phone', '/phone*', '/assets/:name', '/mark.svg'];

let gateway: GatewayFixture;
let registered: { method: string; path: string }[];

beforeAll(async () => {
  gateway = await openGateway();
  registered = routesInTree(gateway.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }));
});

afterAll(() => gateway.close());

/** What the HTTP server itself would answer, whoever has registered it. */
function routesInTree(tree: string): { method: string; path: string }[] {
  const open: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const match = /^((?:│ {3}| {4})*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?/.exec(line);
    if (!match) return [];
    const depth = match[1]!.length / 4;
    open.length = depth;
    open[depth] = match[2]!;
    const path = open.join('');
    return (match[3] ?? '')
      .split(', ')
      .filter(Boolean)
      .map((method) => ({ method, path }));
  });
}

/** The printed tree leaves out the slash before a wildcard. */
const shown = ({ method, path }: { method: string; path: string }) => `${method} ${path.replace('/*', '*')}`;

describe('every route of the HTTP server', () => {
  it('is a method of a controller that says who may call it', () => {
    const declared = declaredRoutes(gateway.app.get(DiscoveryService, { strict: false }));
    expect(declared.length).toBeGreaterThan(60);
    expect(declared.filter(({ access }) => access === undefined || access === 'service')).toEqual([]);
    expect(registered.map(shown).sort()).toEqual(declared.map(shown).sort());
  });

  it('answers 401 without a session, unless it is for anyone', async () => {
    const declared = declaredRoutes(gateway.app.get(DiscoveryService, { strict: false }));
    const statuses = await Promise.all(
      declared
        .filter(({ access }) => access !== 'anyone')
        .map(async ({ method, path }) => {
          const answer = await fetch(`${gateway.url}${path.replaceAll(/:\w+/g, 'x')}`, { method });
          return `${answer.status} ${method} ${path}`;
        }),
    );
    expect(statuses.length).toBeGreaterThan(60);
    expect(statuses.filter((line) => !line.startsWith('401 '))).toEqual([]);
  });

  it('is in the OpenAPI document, apart from those for operation', () => {
    const { paths } = openApiDocument() as { paths: Record<string, Record<string, object>> };
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    const api = registered.filter(({ path }) => ![...FOR_OPERATION, ...WEB].includes(path)).map(shown);
    expect(documented.sort()).toEqual(api.sort());
  });
});

describe('the requests on the bus that people may send', () => {
  const forPeople = ALL_RPCS.filter(({ access }) => access !== 'service').map(({ subject }) => subject);
  const withRoute = ROUTES.map(({ rpc }) => rpc.subject);

  it('have a route each, or a reason to have none', () => {
    const missing = forPeople.filter(
      (subject) => !withRoute.includes(subject) && !(subject in WITHOUT_A_ROUTE),
    );
    expect(missing).toEqual([]);
  });

  it('have one route at most, and none that only services may send', () => {
    expect(withRoute.filter((subject, index) => withRoute.indexOf(subject) !== index)).toEqual([]);
    expect(withRoute.filter((subject) => !forPeople.includes(subject))).toEqual([]);
  });

  it('have no reason for a route that is there after all', () => {
    expect(Object.keys(WITHOUT_A_ROUTE).filter((subject) => withRoute.includes(subject))).toEqual([]);
    expect(Object.keys(WITHOUT_A_ROUTE).filter((subject) => !forPeople.includes(subject))).toEqual([]);
  });
});

@Controller('sample')
class GuardedSample {
  @Get('shown')
  @Allow('person')
  shown(): object {
    return {};
  }
}

@Controller('sample')
class UnguardedSample {
  @Post('forgotten')
  forgotten(): object {
    return {};
  }

  @Get('inner')
  @Allow('service')
  inner(): object {
    return {};
  }
}

describe('a route that does not say who may call it', () => {
  async function start(controllers: (typeof GuardedSample | typeof UnguardedSample)[]): Promise<void> {
    @Module({ imports: [DiscoveryModule], controllers })
    class Samples {}
    const app = await NestFactory.create(Samples, new FastifyAdapter(), { logger: false });
    try {
      assertAccessDeclared(app.get(DiscoveryService));
    } finally {
      await app.close();
    }
  }

  it('stops the start, and so does one for services alone', async () => {
    await expect(start([GuardedSample, UnguardedSample])).rejects.toThrow(
      /POST \/sample\/forgotten \(UnguardedSample\.forgotten\)\n {2}GET \/sample\/inner/,
    );
  });

  it('is the only thing that does', async () => {
    await expect(start([GuardedSample])).resolves.toBeUndefined();
  });
});
