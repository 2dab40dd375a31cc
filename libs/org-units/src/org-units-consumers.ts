import { Injectable } from '@nestjs/common';
import { unitChanged, unitClosed, unitFounded, unitMoved, type FactOf } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';
import { FactConsumer } from '#libs/messaging';
import { OrgUnitsWriter } from './org-units-writer.js';

type Recorded = typeof unitFounded | typeof unitChanged | typeof unitClosed;

/** Keeps the units known here as organization tells them. */
@Injectable()
export class OnUnitRecorded extends FactConsumer<Recorded> {
  readonly facts = [unitFounded, unitChanged, unitClosed];

  constructor(private readonly writer: OrgUnitsWriter) {
    super();
  }

  async apply(facts: readonly FactOf<Recorded>[], tx: Transaction): Promise<void> {
    for (const fact of facts) await this.writer.record(tx, fact.districtId, [fact.data.unit]);
  }
}

/** Moves a subtree. */
@Injectable()
export class OnUnitMoved extends FactConsumer<typeof unitMoved> {
  readonly facts = [unitMoved];

  constructor(private readonly writer: OrgUnitsWriter) {
    super();
  }

  async apply(facts: readonly FactOf<typeof unitMoved>[], tx: Transaction): Promise<void> {
    for (const fact of facts) await this.writer.move(tx, fact.districtId, fact.data);
  }
}

/** For `factConsumers(service, [...ORG_UNITS_CONSUMERS, …])` in the service's module. */
export const ORG_UNITS_CONSUMERS = [OnUnitRecorded, OnUnitMoved] as const;
