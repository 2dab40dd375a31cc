import { PlatformError } from '#libs/contracts';
import type { FastifyInstance } from 'fastify';

export const OFFSET_STREAM = 'application/offset+octet-stream';

/** Below this address bodies are parts of files, which go to disk as they come. */
export const RESUMABLE_PATH = '/api/v1/uploads/resumable';

/** Leaves parts of files unread for the one address that takes them; elsewhere they are no body anybody reads. */
export function takeOffsetStreams(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(OFFSET_STREAM, (request, _payload, done) => {
    if (request.routeOptions.url?.startsWith(RESUMABLE_PATH)) return done(null);
    done(new PlatformError('platform/unsupported-media-type', 'Nothing here takes a part of a file.'));
  });
}
