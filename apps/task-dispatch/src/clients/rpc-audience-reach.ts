import { audiencePreview, type RequestOf } from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { Injectable } from '@nestjs/common';
import type { AudienceRule } from '../domain/item.js';
import { AudienceReach } from '../ports/audience-reach.js';
import type { OnBehalf } from '../ports/on-behalf.js';

@Injectable()
export class RpcAudienceReach extends AudienceReach {
  constructor(private readonly rpc: RpcClient) {
    super();
  }

  override async count(rule: AudienceRule, onBehalf: OnBehalf): Promise<number> {
    const request = { rule } as RequestOf<typeof audiencePreview>;
    const { total } = await this.rpc.send(audiencePreview, request, onBehalf);
    return total;
  }
}
