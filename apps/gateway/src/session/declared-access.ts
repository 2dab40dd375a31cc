import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, type DiscoveryService } from '@nestjs/core';
import type { Access } from '#libs/contracts';
import { ACCESS } from './access.guard.js';

export interface DeclaredRoute {
  /** `Controller.method` */
  readonly name: string;
  readonly method: string;
  /** With parameters as `:name`. */
  readonly path: string;
  readonly access: Access | undefined;
}

/** Every method of a controller that Nest makes a route of. */
export function declaredRoutes(
  discovery: Pick<DiscoveryService, 'getControllers'>,
): readonly DeclaredRoute[] {
  const scanner = new MetadataScanner();
  return discovery.getControllers().flatMap(({ instance, metatype }) => {
    if (!instance || !metatype) return [];
    const prototype: Record<string, object> = Object.getPrototypeOf(instance);
    const prefixes = [Reflect.getMetadata(PATH_METADATA, metatype) as string | string[]].flat();
    return scanner
      .getAllMethodNames(prototype)
      .filter((name) => Reflect.hasMetadata(PATH_METADATA, prototype[name]!))
      .flatMap((name) =>
        prefixes.flatMap((prefix) =>
          routesOf(prefix, { name: `${metatype.name}.${name}`, handler: prototype[name]! }),
        ),
      );
  });
}

function routesOf(prefix: string, { name, handler }: { name: string; handler: object }): DeclaredRoute[] {
  const paths = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
  const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]!;
  const access = Reflect.getMetadata(ACCESS, handler) as Access | undefined;
  return paths.map((path) => ({ name, method, path: joined(prefix, path), access }));
}

function joined(...parts: readonly string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}

/** Throws one error that names every route which does not say who may call it, or which only services may call. */
export function assertAccessDeclared(discovery: Pick<DiscoveryService, 'getControllers'>): void {
  const open = declaredRoutes(discovery).filter(({ access }) => access === undefined || access === 'service');
  if (open.length === 0) return;
  const lines = open.map(({ name, method, path }) => `${method} ${path} (${name})`);
  throw new Error(`these routes do not say which person may call them:\n  ${lines.join('\n  ')}`);
}
