import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow } from '../session/access.guard.js';
import { openApiDocument } from './document.js';
import { referencePage } from './reference-page.js';

/** What this API is, for machines and for people. */
@Controller('api')
export class OpenApiController {
  private readonly document = JSON.stringify(openApiDocument());
  private readonly page = referencePage();

  @Get('openapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  @Allow('anyone')
  json(@Res() reply: FastifyReply): void {
    void reply.send(this.document);
  }

  @Get('reference')
  @Header('content-type', 'text/html; charset=utf-8')
  @Allow('anyone')
  reference(@Res() reply: FastifyReply): void {
    void reply.send(this.page);
  }
}
