import { Controller, Get, Header, Req } from '@nestjs/common';
import { Allow, type AdmittedRequest } from '../session/access.guard.js';
import { callOf } from '../routes/rpc-call.js';
import { AuditTrail } from './audit-trail.js';

/** The journals of all services as one trail, for the auditor alone. */
@Controller('api/v1/audit')
export class AuditController {
  constructor(private readonly trail: AuditTrail) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Allow({ anyOf: ['audit'] })
  async list(@Req() request: AdmittedRequest): Promise<unknown> {
    return await this.trail.page(request.query as Record<string, unknown>, callOf(request));
  }
}
