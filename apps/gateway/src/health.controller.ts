import { Controller, Get, Res } from '@nestjs/common';
import { BusConnection } from '#libs/messaging';
import type { FastifyReply } from 'fastify';
import { Allow } from './session/access.guard.js';

/** For supervisors of processes: `live` while the process works, `ready` while it can reach the bus. */
@Controller('health')
export class HealthController {
  constructor(private readonly bus: BusConnection) {}

  @Get('live')
  @Allow('anyone')
  live(): object {
    return { live: true };
  }

  @Get('ready')
  @Allow('anyone')
  ready(@Res({ passthrough: true }) reply: FastifyReply): object {
    const ready = this.bus.connected;
    void reply.status(ready ? 200 : 503);
    return { ready };
  }
}
