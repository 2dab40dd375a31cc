import { Body, Controller, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { PlatformError } from '#libs/contracts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Allow, type AdmittedRequest } from '../session/access.guard.js';
import { SessionOpening } from '../session/session-opening.js';
import { DemoAccounts, demoRole, type DemoRole } from './demo-accounts.js';

export const stepIntoInput = z.strictObject({ key: z.string().max(40) });

/** The role bar of the demo: a visitor steps into a role without knowing any password, which stays here. */
@Controller('api/v1/demo')
export class DemoController {
  constructor(
    private readonly accounts: DemoAccounts,
    private readonly opening: SessionOpening,
  ) {}

  @Get('roles')
  @Header('cache-control', 'no-store')
  @Allow('anyone')
  async roles(): Promise<{ roles: DemoRole[] }> {
    const shown = z.object(demoRole.shape);
    return { roles: (await this.accounts.list()).map((account) => shown.parse(account)) };
  }

  /** Signs in as the person of the role, exactly as with a password. */
  @Post('step-into')
  @HttpCode(201)
  @Header('cache-control', 'no-store')
  @Allow('anyone')
  async stepInto(
    @Body() body: unknown,
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    await this.accounts.list();
    const asked = stepIntoInput.safeParse(body);
    if (!asked.success) throw new PlatformError('platform/invalid-input', 'Give the key of a role.');
    const { login, password } = await this.accounts.find(asked.data.key);
    return this.opening.open({ login, password }, request, reply);
  }
}
