import { Controller, Get, Req, Res } from '@nestjs/common';
import { PlatformError } from '#libs/contracts';
import type { FastifyReply } from 'fastify';
import { Allow, type AdmittedRequest } from '../session/access.guard.js';
import { OpenStreams } from './open-streams.js';

/** Server-sent events: hints that something changed, never data. A page that hears `resync` looks at everything again. */
@Controller('api/v1/events')
export class EventsController {
  constructor(private readonly streams: OpenStreams) {}

  /**
   * Events: `resync` on every connect; `hint` with `{ topic, id, version }`; `inbox` with the position as its
   * id, so that a reconnect with `Last-Event-ID` hears which positions it missed.
   */
  @Get()
  @Allow('person')
  async open(@Req() request: AdmittedRequest, @Res() reply: FastifyReply): Promise<void> {
    const lastSeen = request.headers['last-event-id'];
    if (lastSeen !== undefined && !/^\d{1,15}$/.test(String(lastSeen))) {
      throw new PlatformError('platform/invalid-input', 'Last-Event-ID is not one of ours.');
    }
    reply.hijack();
    await this.streams.open(
      {
        signed: request.signedCaller!,
        correlationId: request.id,
        after: lastSeen === undefined ? null : Number(lastSeen),
      },
      reply.raw,
    );
  }
}
