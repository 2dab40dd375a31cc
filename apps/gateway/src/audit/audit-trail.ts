import { Injectable } from '@nestjs/common';
import {
  approvalAuditList,
  notificationAuditList,
  organizationAuditList,
  PlatformError,
  taskDispatchAuditList,
  type OutputOf,
  type RequestOf,
} from '#libs/contracts';
import { RpcClient, type CallContext } from '#libs/messaging';
import { queryInput } from '../routes/query-input.js';
import { merged, type Source } from './merge.js';
import { openPlace, sealPlace, type Place } from './place.js';

type Filter = Omit<RequestOf<typeof organizationAuditList>, 'cursor' | 'limit'>;
type Row = OutputOf<typeof organizationAuditList>['rows'][number];

const TRAILS = {
  organization: organizationAuditList,
  'task-dispatch': taskDispatchAuditList,
  approval: approvalAuditList,
  notification: notificationAuditList,
};

/** Merges the pages of the services by (at, id), newest first. */
@Injectable()
export class AuditTrail {
  constructor(private readonly rpc: RpcClient) {}

  /** @throws PlatformError `platform/cursor-rejected`, `platform/invalid-input` */
  async page(
    query: Record<string, unknown>,
    call: CallContext,
  ): Promise<{ rows: readonly Row[]; next: string | null }> {
    const {
      cursor,
      limit = 50,
      ...filter
    } = queryInput(organizationAuditList, query) as Filter & {
      cursor?: string;
      limit?: number;
    };
    if (typeof limit !== 'number')
      throw new PlatformError('platform/invalid-input', 'limit is not a number.');
    // Lines written after the first page was read must not shift the next ones.
    const place =
      cursor === undefined ? { to: filter.to ?? new Date().toISOString(), at: {} } : openPlace(cursor);
    const sources = await Promise.all(
      Object.entries(TRAILS).map(([service, contract]) =>
        this.source({ service, contract, place, limit, filter: { ...filter, to: place.to } }, call),
      ),
    );
    const { rows, places, more } = merged(sources, limit);
    return { rows, next: more ? sealPlace({ to: place.to, at: places }) : null };
  }

  private async source(
    asked: {
      readonly service: string;
      readonly contract: (typeof TRAILS)[keyof typeof TRAILS];
      readonly place: Place;
      readonly limit: number;
      readonly filter: Filter;
    },
    call: CallContext,
  ): Promise<Source<Row>> {
    const { service, contract, place, limit, filter } = asked;
    const at = place.at[service] ?? { cursor: null, after: null };
    if (at.ended) return { service, at, rows: [], next: null };
    const cursor = at.cursor === null ? {} : { cursor: at.cursor };
    const { rows, next } = await this.rpc.send(contract, { ...filter, ...cursor, limit }, call);
    return { service, at, rows, next };
  }
}
