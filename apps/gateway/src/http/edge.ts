import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { PlatformError } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hash } from 'node:crypto';
import type { GatewayConfig } from '../gateway.config.js';
import { sessionTokenOf } from '../session/session-cookie.js';
import { takeOffsetStreams } from './offset-stream.js';
import type { ProblemFilter } from './problem.filter.js';
import { securityHeaders } from './security-headers.js';
import { readStrictJson } from './strict-json.js';

/** Settings of the HTTP server itself. Ids are ours: one that a client sends is not believed. */
export function serverOptions(problems: ProblemFilter, config: GatewayConfig) {
  const markReply = replyMarker(config);
  return {
    // Without it everybody behind a proxy has the proxy's address, and strangers share one limit.
    trustProxy: config.trustedProxies ?? false,
    bodyLimit: 900 * 1024,
    requestTimeout: 120_000,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    genReqId: () => uuidv7(),
    routerOptions: { maxParamLength: 100 },
    return503OnClosing: true,
    exposeHeadRoutes: false,
    // An address that cannot be read fails before any route, and so before the hooks and the error handler of routes.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      markReply(request, reply);
      problems.answer(error, request, reply);
    },
  };
}

/** Gives every answer the security headers and the id of its request. */
function replyMarker(config: GatewayConfig) {
  const headers = securityHeaders(config);
  return (request: FastifyRequest, reply: FastifyReply) => {
    void reply.headers(headers).header('x-request-id', request.id);
  };
}

export interface Edge {
  readonly config: GatewayConfig;
  /** Whether a token is that of a session: one that a stranger made up does not buy a limit of its own. */
  readonly knowsSession: (token: string) => boolean;
}

/** What stands between the network and the first controller. */
export async function armEdge(fastify: FastifyInstance, { config, knowsSession }: Edge): Promise<void> {
  readStrictJson(fastify);
  takeOffsetStreams(fastify);
  const markReply = replyMarker(config);
  fastify.addHook('onRequest', (request, reply, done) => {
    markReply(request, reply);
    done();
  });
  await fastify.register(cookie);
  await fastify.register(rateLimit, {
    max: config.requestsPerMinute,
    timeWindow: 60_000,
    cache: 20_000,
    keyGenerator: (request) => {
      const token = sessionTokenOf(request, config.cookieSecure);
      const known = token !== undefined && knowsSession(token);
      return known ? hash('sha256', token, 'base64url') : request.ip;
    },
    errorResponseBuilder: () =>
      new PlatformError('platform/too-many-requests', 'Too many requests; wait a little.'),
  });
  await fastify.register(multipart, {
    throwFileSizeLimit: false,
    limits: {
      files: 1,
      fields: 5,
      fieldSize: 2_000,
      parts: 6,
      headerPairs: 50,
      fileSize: (config.uploadMegabytes + 1) * 1024 * 1024,
    },
  });
}
