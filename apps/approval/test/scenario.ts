import { FixedClock } from '#libs/kernel';
import type { Approver, Holders } from '../src/domain/approver.js';
import { approve, reject, returnToInitiator, start, withdraw } from '../src/domain/decide.js';
import type { Flow, FlowNode, FlowPurpose } from '../src/domain/flow.js';
import { evolveAll, type Instance, type InstanceEvent } from '../src/domain/instance.js';
import { resolveRoute, type RouteNode } from '../src/domain/route.js';

const UNIT = 'unit-1';

export function person(personId: string): Omit<Approver, 'standsInFor'> {
  return { personId, name: personId, unitId: UNIT, unitName: '青岚街道党工委', postTitle: '审核员' };
}

export function node(
  key: string,
  mode: FlowNode['mode'],
  personIds: readonly string[],
  more: Partial<FlowNode> = {},
): FlowNode {
  return {
    key,
    name: key,
    mode,
    approvers: { by: 'persons', personIds },
    condition: null,
    onReject: 'end',
    duplicates: 'none',
    fallbackPersonId: null,
    ...more,
  };
}

/** Everybody named by a node is there, unless `away` lists them. */
export function everybody(
  nodes: readonly FlowNode[],
  away: readonly string[] = [],
): ReadonlyMap<string, Holders> {
  return new Map(
    nodes.map((each) => {
      const ids = each.approvers.by === 'persons' ? each.approvers.personIds : [];
      const holders = ids.filter((personId) => !away.includes(personId)).map(person);
      return [
        each.key,
        {
          levels: [{ unitId: UNIT, unitName: '青岚街道党工委', holders }],
          fallback: null,
          flowOwner: person('owner'),
        },
      ];
    }),
  );
}

export const CRITERION = 'criterion-1';

/** Plays one instance by pure decisions; S is the initiator unless said otherwise. */
export class Scenario {
  instance!: Instance;
  readonly events: InstanceEvent[] = [];
  private readonly clock = new FixedClock(new Date('2026-05-06T01:00:00Z'));

  constructor(
    private readonly nodes: readonly FlowNode[],
    private readonly options: { purpose?: FlowPurpose; initiator?: string } = {},
  ) {
    this.play(
      start(
        {
          instanceId: 'instance-1',
          districtId: 'd',
          flow: this.flow(),
          matter: this.matter(),
          route: this.route(nodes),
        },
        this.clock.now(),
      ),
    );
  }

  approve(personId: string, more: { resultLevel?: string; shownVersion?: number } = {}): this {
    const currentIndex = this.nodes.findIndex((each) => each.key === this.instance.currentNodeKey);
    return this.play(
      approve(
        this.instance,
        {
          ...this.shown(personId, more.shownVersion),
          opinion: null,
          resultLevel: more.resultLevel ?? null,
          ahead: this.route(this.nodes.slice(currentIndex + 1)),
        },
        this.clock.now(),
      ),
    );
  }

  /** `personId` tries to approve what `owner` was asked. */
  decideFor(owner: string, personId: string): this {
    const command = { ...this.shown(owner), personId, opinion: null, resultLevel: null, ahead: [] };
    return this.play(approve(this.instance, command, this.clock.now()));
  }

  reject(personId: string): this {
    return this.play(
      reject(
        this.instance,
        { ...this.shown(personId), reason: '不同意', criterionId: null },
        this.clock.now(),
      ),
    );
  }

  return(personId: string, criterionId: string | null = CRITERION): this {
    return this.play(
      returnToInitiator(
        this.instance,
        { ...this.shown(personId), reason: '未附清单', criterionId },
        this.clock.now(),
      ),
    );
  }

  withdraw(personId: string): this {
    return this.play(withdraw(this.instance, personId, this.clock.now()));
  }

  asked(): readonly string[] {
    return this.inState('pending');
  }

  inState(state: string): readonly string[] {
    return this.instance.assignments
      .filter((each) => each.state === state)
      .map((each) => each.person.personId);
  }

  private shown(personId: string, shownVersion?: number) {
    const own = this.instance.assignments.filter((each) => each.person.personId === personId).at(-1);
    return {
      assignmentId: own?.assignmentId ?? 'none',
      shownVersion: shownVersion ?? own?.version ?? 1,
      personId,
    };
  }

  private play(events: readonly InstanceEvent[]): this {
    this.instance = evolveAll(this.instance ?? null, events)!;
    this.events.push(...events);
    this.clock.advance(60_000);
    return this;
  }

  private route(nodes: readonly FlowNode[]): readonly RouteNode[] {
    return resolveRoute({
      purpose: this.options.purpose ?? 'sign-off',
      nodes,
      variables: {},
      initiatorId: this.options.initiator ?? 'S',
      holders: everybody(nodes),
      approvedBefore: [],
    });
  }

  private flow(): Flow {
    return {
      flowId: 'flow-1',
      districtId: 'd',
      key: 'flow',
      name: 'flow',
      version: 1,
      purpose: this.options.purpose ?? 'sign-off',
      ownerUnitId: UNIT,
      ownerPersonId: 'owner',
      nodes: this.nodes,
      publishedAt: this.clock.now(),
    };
  }

  private matter(): Parameters<typeof start>[0]['matter'] {
    return {
      businessType: 'task',
      businessId: 'task-1',
      round: 1,
      title: '清理楼道堆物',
      subjectUnitId: UNIT,
      initiator: { personId: this.options.initiator ?? 'S', name: 'S', unitId: UNIT },
      variables: {},
      decisionForm: {
        criteria: [{ criterionId: CRITERION, text: '附清单' }],
        resultLevels: ['完成', '做好'],
      },
      contentHash: 'hash',
      previousInstanceId: null,
    };
  }
}
