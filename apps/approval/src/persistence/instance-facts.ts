import {
  assignmentOpened,
  assignmentSuperseded,
  instanceApproved,
  instanceRejected,
  instanceReturned,
  instanceStarted,
  instanceVoided,
  instanceWentOn,
  instanceWithdrawn,
  type FactContract,
  type FactData,
} from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import type { JournalEntry } from '#libs/journal';
import type { Assignment, Instance, InstanceEvent } from '../domain/instance.js';

/** A change of an instance: what was, what happened, what is. */
export interface Happened {
  readonly before: Instance | null;
  readonly after: Instance;
  readonly events: readonly InstanceEvent[];
  readonly now: Date;
}

/**
 * The journal's lines for a change: one per fact that others learn, and one per decision that only the
 * audit trail tells of. The first line carries before and after.
 */
export function journalEntries(happened: Happened): readonly JournalEntry[] {
  const lines = [...happened.events.flatMap((event) => lineOf(event, happened)), ...wentOn(happened)];
  return lines.map((line, index) => ({
    factId: uuidv7(),
    ...line,
    before: index === 0 && happened.before ? summary(happened.before) : null,
    after: index === 0 ? summary(happened.after) : null,
    occurredAt: happened.now,
  }));
}

type Line = Pick<JournalEntry, 'type' | 'data' | 'published'>;

function fact<Contract extends FactContract>(contract: Contract, data: FactData<Contract>): Line[] {
  return [{ type: contract.type, data: data as object, published: true }];
}

function lineOf(event: InstanceEvent, { after, events }: Happened): readonly Line[] {
  switch (event.type) {
    case 'started': {
      const { flowKey, flowVersion } = after;
      return fact(instanceStarted, { ...matter(after), flowKey, flowVersion, asked: asked(after) });
    }
    case 'assignment-opened': {
      const { assignmentId, nodeKey, nodeName, person } = event.assignment;
      return fact(assignmentOpened, { ...matter(after), assignmentId, nodeKey, nodeName, person });
    }
    case 'assignment-superseded': {
      const { assignmentId, nodeName, person } = assignmentIn(after, event.assignmentId);
      return fact(assignmentSuperseded, { ...matter(after), assignmentId, nodeName, person });
    }
    case 'assignment-decided': {
      const { decision, state } = event;
      const { criterionId, resultLevel, assignmentId } = decision;
      const data = { assignmentId, state, criterionId, resultLevel, contentHash: after.contentHash };
      return [{ type: `approval.assignment.${state}`, data, published: false }];
    }
    case 'node-entered':
      return [];
    case 'ended':
    case 'went-back-to-draft':
      return outcome(after, events);
  }
}

/** A decision that ended nothing: others are asked now, or fewer of the same. */
function wentOn({ after, events }: Happened): readonly Line[] {
  const isDecided = events.some(({ type }) => type === 'assignment-decided');
  return isDecided && after.state === 'running'
    ? fact(instanceWentOn, { ...matter(after), asked: asked(after) })
    : [];
}

function asked({ assignments }: Instance) {
  return assignments.filter(({ state }) => state === 'pending').map(({ person }) => person);
}

/** How it ended follows from the decision that came with it; without one nobody decided. */
function outcome(after: Instance, events: readonly InstanceEvent[]): readonly Line[] {
  const decided = events.find((event) => event.type === 'assignment-decided');
  if (!decided) {
    return fact(after.state === 'voided' ? instanceVoided : instanceWithdrawn, {
      ...matter(after),
      reason: null,
    });
  }
  const { decision } = decided;
  const by = assignmentIn(after, decision.assignmentId).person;
  if (after.state === 'approved') {
    return fact(instanceApproved, {
      ...matter(after),
      by,
      opinion: decision.opinion,
      resultLevel: decision.resultLevel,
    });
  }
  const contract = after.state === 'rejected' ? instanceRejected : instanceReturned;
  return fact(contract, {
    ...matter(after),
    by,
    reason: decision.opinion,
    criterionId: decision.criterionId,
  });
}

export function matter(instance: Instance) {
  return {
    instanceId: instance.instanceId,
    businessType: instance.businessType,
    businessId: instance.businessId,
    round: instance.round,
    title: instance.title,
    subjectUnitId: instance.subjectUnitId,
    initiatorId: instance.initiator.personId,
  };
}

function assignmentIn(instance: Instance, assignmentId: string): Assignment {
  return instance.assignments.find((assignment) => assignment.assignmentId === assignmentId)!;
}

function summary(instance: Instance): object {
  return {
    state: instance.state,
    node: instance.currentNodeKey,
    assignments: instance.assignments.map(({ assignmentId, state, person }) => ({
      assignmentId,
      state,
      personId: person.personId,
    })),
  };
}
