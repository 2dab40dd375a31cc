import { Injectable } from '@nestjs/common';
import { holdersFind, type HolderLevel as HolderLevelView, type RequestOf } from '#libs/contracts';
import { failureOf } from '#libs/kernel';
import { RpcClient } from '#libs/messaging';
import type { Approver, HolderLevel } from '../domain/approver.js';
import type { ApproverRule } from '../domain/flow.js';
import { Directory, type HolderSearch } from '../ports/directory.js';
import { RecentAnswers } from './recent-answers.js';

type HolderView = HolderLevelView['holders'][number];
type HoldersAsked = RequestOf<typeof holdersFind>;
type Selector = HoldersAsked['selector'];

/** As long as the gateway believes a session: who lost a post a moment ago may still be asked (docs/adr/0019). */
const BELIEVED_MS = 2_000;

/** Asks organization, in approval's own name: the people asked are nobody's secret from the platform. */
@Injectable()
export class OrganizationDirectory extends Directory {
  private readonly recent = new RecentAnswers<readonly HolderLevel[]>(BELIEVED_MS);

  constructor(private readonly rpc: RpcClient) {
    super();
  }

  async levels({ rule, subjectUnitId, correlationId }: HolderSearch): Promise<readonly HolderLevel[]> {
    const unitId = rule.by === 'persons' ? subjectUnitId : (rule.unitId ?? subjectUnitId);
    const levels = await this.find({ unitId, selector: selectorOf(rule) }, correlationId);
    const above = rule.by !== 'persons' && rule.at === 'parent-of-subject-unit' && levels.length > 1;
    return above ? levels.slice(1) : levels;
  }

  async activePerson(
    personId: string,
    at: { readonly unitId: string; readonly correlationId: string },
  ): Promise<Omit<Approver, 'standsInFor'> | null> {
    const selector = { by: 'persons' as const, personIds: [personId] };
    const levels = await this.find({ unitId: at.unitId, selector }, at.correlationId);
    return levels.flatMap((level) => level.holders)[0] ?? null;
  }

  private async find(input: HoldersAsked, correlationId: string): Promise<readonly HolderLevel[]> {
    return await this.recent.get(JSON.stringify(input), () => this.ask(input, correlationId));
  }

  private async ask(input: HoldersAsked, correlationId: string): Promise<readonly HolderLevel[]> {
    const call = await this.rpc.callAsService('approval', correlationId);
    try {
      const { levels } = await this.rpc.send(holdersFind, input, call);
      return levels.map(({ unitId, unitName, holders }) => ({
        unitId,
        unitName,
        holders: holders.map(toApprover),
      }));
    } catch (error) {
      if (failureOf(error)?.kind === 'not_found') return [];
      throw error;
    }
  }
}

function toApprover(holder: HolderView): Omit<Approver, 'standsInFor'> {
  const { personId, name, unitId, unitName, postTitle } = holder;
  return { personId, name, unitId, unitName, postTitle };
}

function selectorOf(rule: ApproverRule): Selector {
  if (rule.by === 'duty') return { by: 'duty', duty: rule.duty };
  if (rule.by === 'post') return { by: 'post', postId: rule.postId };
  return { by: 'persons', personIds: [...rule.personIds] };
}
