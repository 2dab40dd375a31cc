import {
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Inject,
  Patch,
  Post,
  Put,
  Req,
  Res,
  type Type,
} from '@nestjs/common';
import { RpcClient } from '#libs/messaging';
import type { FastifyReply } from 'fastify';
import { Allow, type AdmittedRequest } from '../session/access.guard.js';
import type { Route } from './route.js';
import { rpcCallOf } from './rpc-call.js';

const VERB = { GET: Get, POST: Post, PATCH: Patch, PUT: Put, DELETE: Delete } as const;

/** A controller with one method for each route: ask the owner of the data, hand back the view. */
export function routeController(name: string, routes: readonly Route[]): Type {
  class RouteController {
    constructor(@Inject(RpcClient) readonly rpc: RpcClient) {}
  }
  Object.defineProperty(RouteController, 'name', { value: name });
  Controller('api/v1')(RouteController);
  for (const [index, route] of routes.entries())
    addMethod(RouteController, route, `${index} ${route.rpc.subject}`);
  return RouteController;
}

function addMethod(controller: Type<{ rpc: RpcClient }>, route: Route, key: string): void {
  const value = async function (
    this: { rpc: RpcClient },
    request: AdmittedRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    const { input, call } = rpcCallOf(route, request);
    const view = await this.rpc.send(route.rpc, input, call);
    const version = versionIn(view);
    if (version !== undefined) void reply.header('etag', `"${version}"`);
    return view;
  };
  const { prototype } = controller;
  const descriptor = { value, writable: true, configurable: true };
  Object.defineProperty(prototype, key, descriptor);
  Req()(prototype, key, 0);
  Res({ passthrough: true })(prototype, key, 1);
  for (const decorate of [
    VERB[route.method](route.path),
    HttpCode(route.status ?? 200),
    Header('cache-control', 'no-store'),
    Allow(route.rpc.access),
  ]) {
    decorate(prototype, key, descriptor);
  }
}

/** The version of the one thing that a view shows, wherever it stands. */
function versionIn(view: unknown): number | undefined {
  const { version, task, directive } = view as Record<string, { version?: number } | number | undefined>;
  if (typeof version === 'number') return version;
  return [task, directive].map((part) => (typeof part === 'object' ? part.version : undefined)).find(Boolean);
}
