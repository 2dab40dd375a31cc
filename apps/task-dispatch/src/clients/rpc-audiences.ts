import { audienceResolve, type OutputOf, type RequestOf } from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { Injectable } from '@nestjs/common';
import type { AudienceRule } from '../domain/item.js';
import { Audiences } from '../ports/audiences.js';
import type { AudiencePage } from '../ports/dispatch-repository.js';

const PAGE = 1_000;

@Injectable()
export class RpcAudiences extends Audiences {
  constructor(private readonly rpc: RpcClient) {
    super();
  }

  override async page(
    rule: AudienceRule,
    after: string | null,
    on: { readonly districtId: string; readonly correlationId: string },
  ): Promise<AudiencePage> {
    const call = await this.rpc.callAsService('task-dispatch', on.correlationId, on.districtId);
    const request = { rule, afterPath: after, limit: PAGE } as RequestOf<typeof audienceResolve>;
    const page: OutputOf<typeof audienceResolve> = await this.rpc.send(audienceResolve, request, call);
    const targets = page.targets.map(({ unitId, path, name, responsible }) => ({
      unitId,
      path,
      name,
      responsible,
      criteria: null,
      requirement: null,
      dueAt: null,
    }));
    return { targets, next: page.next };
  }
}
