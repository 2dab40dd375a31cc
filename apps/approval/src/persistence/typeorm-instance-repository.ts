import { Injectable } from '@nestjs/common';
import { instanceStartRefused, type InstanceView } from '#libs/contracts';
import { JournaledStore, unchanged, type Change, type Decision, type StoredRow } from '#libs/journal';
import { actorOf, Clock, ID_NAMESPACES, uuid5, type CommandContext, type Transaction } from '#libs/kernel';
import { HintPublisher } from '#libs/messaging';
import { afterCommit, type SharedRows, sharedRows } from '#libs/persistence';
import { DataSource } from 'typeorm';
import { InstanceNotFoundError } from '../domain/errors.js';
import { evolveAll, type Instance, type InstanceEvent } from '../domain/instance.js';
import {
  InstanceRepository,
  type InstanceCommand,
  type InstanceEffect,
  type RefusedStart,
} from '../ports/instance-repository.js';
import { journalEntries } from './instance-facts.js';
import { toAssignmentRow, toInstance, toRow, toView } from './instance-mapper.js';
import { ASSIGNMENTS, INSTANCES, START_REFUSALS } from './tables.js';

interface Known {
  readonly instance: Instance;
  readonly version: number;
}

/** Instances in PostgreSQL: state, queue rows, journal and news in one statement. */
@Injectable()
export class TypeormInstanceRepository extends InstanceRepository {
  private readonly byAssignment: SharedRows<'district_id' | 'id', StoredRow>;

  constructor(
    private readonly store: JournaledStore,
    dataSource: DataSource,
    private readonly clock: Clock,
    private readonly hints: HintPublisher,
  ) {
    super();
    this.byAssignment = sharedRows(dataSource, {
      name: 'instance_by_assignment',
      asks: { district_id: 'uuid', id: 'uuid' },
      text: `select i.* from assignments a join instances i on i.district_id = a.district_id and i.id = a.instance_id
        where a.district_id = q.district_id and a.id = q.id`,
    });
  }

  async change(
    command: InstanceCommand,
    decide: (instance: Instance) => readonly InstanceEvent[],
  ): Promise<InstanceView> {
    const { name, context, instanceId } = command;
    let changed: InstanceView | undefined;
    const answer = await this.store.execute<Known, InstanceView>({
      name,
      context,
      table: INSTANCES,
      id: instanceId,
      toState: toKnown,
      decide: (known) => {
        if (!known) throw new InstanceNotFoundError();
        const decision = this.decision(known, decide(known.instance), context);
        changed = 'unchanged' in decision ? undefined : decision.answer;
        return decision;
      },
    });
    if (changed) this.hint(changed);
    return answer;
  }

  async applyAll(tx: Transaction, effects: readonly InstanceEffect[]): Promise<void> {
    const answers = await this.store.executeMany<Known, InstanceView | null>(tx, {
      table: INSTANCES,
      toState: toKnown,
      items: effects.map(({ instanceId, context, decide }) => ({
        id: instanceId,
        context,
        decide: (known: Known | null) => {
          const events = decide(known?.instance ?? null);
          return events.length === 0 ? unchanged(null) : this.decision(known, events, context);
        },
      })),
    });
    const changed = answers.filter((view) => view !== null);
    afterCommit(tx, () => changed.forEach((view) => this.hint(view)));
  }

  async refuseStarts(tx: Transaction, starts: readonly RefusedStart[]): Promise<void> {
    if (starts.length === 0) return;
    await this.store.executeMany<StoredRow, null>(tx, {
      table: START_REFUSALS,
      toState: (row) => row,
      items: starts.map((refused) => ({
        id: refused.instanceId,
        context: refused.context,
        decide: (known) => (known ? unchanged(null) : this.refusal(refused)),
      })),
    });
  }

  async findByAssignment(districtId: string, assignmentId: string): Promise<Instance | undefined> {
    const [row] = await this.byAssignment.read({ district_id: districtId, id: assignmentId });
    return row && toInstance(row);
  }

  /** Everybody who was asked looks at the queue again: what one has decided may be off the others' hands. */
  private hint({ instanceId: id, version, assignments }: InstanceView): void {
    const personIds = [...new Set(assignments.map(({ person }) => person.personId))];
    if (personIds.length > 0) this.hints.send({ topic: 'assignment', id, version, to: { personIds } });
  }

  private decision(
    known: Known | null,
    events: readonly InstanceEvent[],
    context: CommandContext,
  ): Decision<InstanceView> {
    const before = known?.instance ?? null;
    if (known && events.length === 0) return unchanged(toView(known.instance, known.version));
    const after = evolveAll(before, events)!;
    const version = (known?.version ?? 0) + 1;
    const touched = after.assignments.filter((assignment) => !before?.assignments.includes(assignment));
    return {
      row: toRow(after),
      side: [{ table: ASSIGNMENTS, rows: touched.map((assignment) => toAssignmentRow(after, assignment)) }],
      entries: journalEntries({ before, after, events, now: this.clock.now() }),
      actor: actorOf(context.caller),
      answer: toView(after, version),
    };
  }

  private refusal(refused: RefusedStart): Change<null> {
    const { instanceId, matter, code, reason, context } = refused;
    const entry = {
      factId: uuid5(ID_NAMESPACES.fact, 'start-refused', instanceId),
      type: instanceStartRefused.type,
      data: { instanceId, ...matter, code, reason },
      published: true,
      before: null,
      after: { code },
      occurredAt: this.clock.now(),
    };
    return { row: { code }, entries: [entry], actor: actorOf(context.caller), answer: null };
  }
}

function toKnown(row: StoredRow | null): Known | null {
  return row && { instance: toInstance(row), version: row.version };
}
