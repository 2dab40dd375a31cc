import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { PlatformError } from '#libs/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../session/access.guard.js';
import { homeOf } from './home-of.js';

export const WEB_FOLDER = Symbol('WEB_FOLDER');

/** A whole office behind one address loads a page at nine o'clock; files are cheap, and hold no secret to be guessed. */
const UNLIMITED = { rateLimit: false };

const ONE_YEAR_MS = 365 * 24 * 3_600_000;

/** The built web application: two pages and the files that they name. What a page shows it asks of the API. */
@Controller()
export class WebController {
  constructor(@Inject(WEB_FOLDER) private readonly folder: string | null) {}

  /** Without a web application, whoever opens the bare address is shown what there is to call. */
  @Get()
  @RouteConfig(UNLIMITED)
  @Allow('anyone')
  home(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const to = this.folder === null ? '/api/reference' : homeOf(request.headers['user-agent']);
    void reply.header('cache-control', 'no-store').header('vary', 'user-agent').redirect(to, 302);
  }

  @Get(['desk', 'desk/*'])
  @RouteConfig(UNLIMITED)
  @Allow('anyone')
  desk(@Res() reply: FastifyReply): void {
    this.page('desk.html', reply);
  }

  @Get(['phone', 'phone/*'])
  @RouteConfig(UNLIMITED)
  @Allow('anyone')
  phone(@Res() reply: FastifyReply): void {
    this.page('phone.html', reply);
  }

  /** Their names change with what is in them, so they are kept for good. */
  @Get('assets/:name')
  @RouteConfig(UNLIMITED)
  @Allow('anyone')
  asset(@Param('name') name: string, @Res() reply: FastifyReply): void {
    this.file(`assets/${name}`, reply, { maxAge: ONE_YEAR_MS, immutable: true });
  }

  @Get('mark.svg')
  @RouteConfig(UNLIMITED)
  @Allow('anyone')
  mark(@Res() reply: FastifyReply): void {
    this.file('mark.svg', reply, { maxAge: ONE_YEAR_MS / 365 });
  }

  /** A page is asked for again every time: it names the files of this very release. */
  private page(name: string, reply: FastifyReply): void {
    void reply.header('cache-control', 'no-cache');
    this.file(name, reply, { cacheControl: false });
  }

  private file(name: string, reply: FastifyReply, options: object): void {
    if (this.folder === null) throw new PlatformError('platform/not-found', 'There is nothing here.');
    void reply.sendFile(name, options);
  }
}
