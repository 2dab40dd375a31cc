import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** From `dist/apps/gateway/src/web` to `dist/web`: what one build makes lies side by side. */
const BESIDE_THIS_BUILD = resolve(import.meta.dirname, '..', '..', '..', '..', 'web');

/** The folder of the built web application, or null where an installation has none: then the API stands alone. */
export function webFolder(setting: string | undefined): string | null {
  const folder = setting === undefined ? BESIDE_THIS_BUILD : resolve(setting);
  return existsSync(join(folder, 'desk.html')) ? folder : null;
}

/**
 * Lets replies send files of the web application, compressed beforehand where the browser takes it. No route comes
 * of this: which address leads to which file is WebController's.
 */
export async function serveWebFiles(fastify: FastifyInstance, folder: string | null): Promise<void> {
  if (folder === null) return;
  await fastify.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, index: false });
}
