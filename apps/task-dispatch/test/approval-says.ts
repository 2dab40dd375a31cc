import type { Envelope, FactContract } from '#libs/contracts';
import { type Transaction, uuidv7 } from '#libs/kernel';
import type { FactConsumer } from '#libs/messaging';
import { OnInstanceApproved } from '../src/consumers/on-instance-approved.consumer.js';
import { OnInstanceRejected } from '../src/consumers/on-instance-rejected.consumer.js';
import { OnInstanceReturned } from '../src/consumers/on-instance-returned.consumer.js';
import { OnInstanceStartRefused } from '../src/consumers/on-instance-start-refused.consumer.js';
import { OnInstanceStarted } from '../src/consumers/on-instance-started.consumer.js';
import { OnInstanceVoided } from '../src/consumers/on-instance-voided.consumer.js';
import { OnInstanceWentOn } from '../src/consumers/on-instance-went-on.consumer.js';
import { OnInstanceWithdrawn } from '../src/consumers/on-instance-withdrawn.consumer.js';
import type { ApplyReviewOutcomes } from '../src/use-cases/apply-review-outcomes.js';
import type { DirectiveSignOffOutcomes } from '../src/use-cases/apply-sign-off-outcome.js';
import type { RunDispatches } from '../src/use-cases/run-dispatches.js';
import { idOf } from './directive-builder.js';
import { approver } from './stated-services.js';

/** A fact of approval about a sign-off, with whatever any of its facts may say. */
export type InstanceFact = Envelope<{ readonly [field: string]: unknown }>;

export interface RunningSignOff {
  readonly districtId: string;
  readonly directiveId: string;
  readonly title: string;
  readonly instanceId: string;
  readonly round: number;
  readonly initiatorId: string;
}

/** @param type the last part of the fact's name: `approved` */
export function instanceFact(signOff: RunningSignOff, type: string, said: object = {}): InstanceFact {
  const { districtId, directiveId, ...matter } = signOff;
  const { personId, name } = approver('王书记');
  return {
    id: uuidv7(),
    type: `approval.instance.${type}`,
    occurredAt: '2026-11-20T08:00:00Z',
    districtId,
    actor: { kind: 'person', personId, name, unitId: null, postTitle: null, forPersonId: null },
    correlationId: 'test',
    causationId: null,
    aggregateId: signOff.instanceId,
    aggregateVersion: 1,
    data: {
      ...matter,
      businessType: 'directive',
      businessId: directiveId,
      subjectUnitId: idOf('unit /1/'),
      asked: [approver('王书记')],
      by: approver('王书记'),
      opinion: null,
      resultLevel: null,
      reason: null,
      ...said,
    },
  };
}

interface Effects {
  readonly reviews: ApplyReviewOutcomes;
  readonly signOffs: DirectiveSignOffOutcomes;
  readonly dispatches: RunDispatches;
}

/** Hands facts to the service's own consumers, in stream order, those of one type at once. */
export class InstanceConsumers {
  private readonly consumers: readonly FactConsumer[];

  constructor({ reviews, signOffs, dispatches }: Effects) {
    const types = [
      OnInstanceRejected,
      OnInstanceReturned,
      OnInstanceStarted,
      OnInstanceStartRefused,
      OnInstanceVoided,
      OnInstanceWentOn,
      OnInstanceWithdrawn,
    ];
    const approved = new OnInstanceApproved(reviews, signOffs, dispatches);
    const others = types.map((Type) => new Type(reviews, signOffs));
    this.consumers = [approved, ...others] as unknown as readonly FactConsumer[];
  }

  async apply(facts: readonly InstanceFact[], tx: Transaction): Promise<void> {
    for (let from = 0; from < facts.length;) {
      const { type } = facts[from]!;
      const end = facts.findIndex((fact, index) => index > from && fact.type !== type);
      const batch = facts.slice(from, end === -1 ? facts.length : end);
      await this.consumerOf(type).apply(batch, tx, new Map());
      from += batch.length;
    }
  }

  private consumerOf(type: string): FactConsumer {
    const hears = (contract: FactContract) => contract.type === type;
    const consumer = this.consumers.find(({ facts }) => facts.some(hears));
    if (!consumer) throw new Error(`nobody listens to ${type}`);
    return consumer;
  }
}
