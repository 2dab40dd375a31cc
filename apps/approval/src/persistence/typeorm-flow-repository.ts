import { Injectable } from '@nestjs/common';
import { JournaledStore, type StoredRow } from '#libs/journal';
import { actorOf, Clock, ID_NAMESPACES, uuid5, uuidv7, type CommandContext } from '#libs/kernel';
import { CursorCodec, runSql, type SharedRows, sharedRows } from '#libs/persistence';
import { DataSource } from 'typeorm';
import type { Flow } from '../domain/flow.js';
import { FlowRepository, type FlowPage } from '../ports/flow-repository.js';
import { FLOW_VERSIONS, FLOWS } from './tables.js';

type StoredFlow = Omit<Flow, 'publishedAt'> & { readonly publishedAt: string };

const LIST = 'flow.list';

/** Flows in PostgreSQL. A published version never changes, so what was read once is kept. */
@Injectable()
export class TypeormFlowRepository extends FlowRepository {
  private readonly versions = new Map<string, Flow>();
  private readonly newest: SharedRows<'district_id' | 'key', { readonly version: number }>;

  constructor(
    private readonly store: JournaledStore,
    private readonly dataSource: DataSource,
    private readonly cursors: CursorCodec,
    private readonly clock: Clock,
  ) {
    super();
    this.newest = sharedRows(dataSource, {
      name: 'flow_newest',
      asks: { district_id: 'uuid', key: 'text' },
      text: `select version from flow_versions v where v.district_id = q.district_id and v.key = q.key
        order by version desc limit 1`,
    });
  }

  async publish(
    command: { readonly context: CommandContext; readonly key: string },
    decide: (newest: Flow | null) => Flow,
  ): Promise<Flow> {
    const { context, key } = command;
    const { districtId } = context.caller;
    const stored = await this.store.execute<Flow, StoredFlow>({
      name: 'approval.publish-flow',
      context,
      table: FLOWS,
      id: uuid5(ID_NAMESPACES.approvalInstance, 'flow', districtId, key),
      toState: (row: StoredRow | null) => row && toFlow(row['newest'] as StoredFlow),
      decide: (newest) => {
        const flow = decide(newest);
        const { version, ownerUnitId } = flow;
        return {
          row: { key, owner_unit_id: ownerUnitId, newest: flow },
          side: [{ table: FLOW_VERSIONS, rows: [{ district_id: districtId, key, version, flow }] }],
          entries: [
            {
              factId: uuidv7(),
              type: 'approval.flow.published',
              data: { key, version },
              published: false,
              before: newest && { version: newest.version },
              after: { version, nodes: flow.nodes },
              occurredAt: this.clock.now(),
            },
          ],
          actor: actorOf(context.caller),
          answer: { ...flow, publishedAt: flow.publishedAt.toISOString() },
        };
      },
    });
    return toFlow(stored);
  }

  async find(districtId: string, key: string, version?: number): Promise<Flow | undefined> {
    const wanted = version ?? (await this.newest.read({ district_id: districtId, key }))[0]?.version;
    if (wanted === undefined) return undefined;
    const name = `${districtId} ${key} ${wanted}`;
    const known = this.versions.get(name);
    if (known) return known;
    const [row] = await runSql<{ flow: StoredFlow }>(this.dataSource, {
      text: 'select flow from flow_versions where district_id = $1 and key = $2 and version = $3',
      values: [districtId, key, wanted],
    });
    if (!row) return undefined;
    const flow = toFlow(row.flow);
    this.versions.set(name, flow);
    return flow;
  }

  async list(
    districtId: string,
    page: { readonly cursor?: string; readonly limit: number },
  ): Promise<FlowPage> {
    const [after] = page.cursor === undefined ? [''] : this.cursors.decode(LIST, page.cursor);
    const rows = await runSql<{ newest: StoredFlow }>(this.dataSource, {
      text: 'select newest from flows where district_id = $1 and key > $2 order by key limit $3',
      values: [districtId, after, page.limit + 1],
    });
    const flows = rows.slice(0, page.limit).map(({ newest }) => toFlow(newest));
    const last = flows.at(-1);
    return { flows, next: rows.length > page.limit && last ? this.cursors.encode(LIST, [last.key]) : null };
  }
}

function toFlow(stored: StoredFlow): Flow {
  return { ...stored, publishedAt: new Date(stored.publishedAt) };
}
