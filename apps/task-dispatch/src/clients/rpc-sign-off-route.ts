import { routePreview } from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { Injectable } from '@nestjs/common';
import type { SignOffStart } from '../domain/sign-off-start.js';
import type { OnBehalf } from '../ports/on-behalf.js';
import { SignOffRoute, type SignOffRouteNodes } from '../ports/sign-off-route.js';

@Injectable()
export class RpcSignOffRoute extends SignOffRoute {
  constructor(private readonly rpc: RpcClient) {
    super();
  }

  override async preview(start: SignOffStart, onBehalf: OnBehalf): Promise<SignOffRouteNodes> {
    const { flowKey, subjectUnitId, initiator, variables } = start;
    const { nodes } = await this.rpc.send(
      routePreview,
      { flowKey, subjectUnitId, initiator, variables },
      onBehalf,
    );
    return nodes;
  }
}
