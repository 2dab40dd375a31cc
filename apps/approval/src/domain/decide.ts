import { enterNext, nextSlot } from './enter-node.js';
import {
  AlreadyActedError,
  AssignmentClosedError,
  AssignmentNotFoundError,
  CriterionRequiredError,
  CriterionUnknownError,
  InstanceEndedError,
  InstanceNotFoundError,
  NobodyToDecideError,
  NotTheInitiatorError,
  NotYourAssignmentError,
  PausedError,
  ResultLevelUnknownError,
  SelfReviewError,
  StaleAssignmentError,
} from './errors.js';
import type { Flow } from './flow.js';
import { evolve, type Assignment, type Instance, type InstanceEvent, type Matter } from './instance.js';
import type { RouteNode } from './route.js';

export interface StartCommand {
  readonly instanceId: string;
  readonly districtId: string;
  readonly flow: Flow;
  readonly matter: Matter;
  readonly route: readonly RouteNode[];
}

/** What every decision brings: who decides what, having seen which version of the assignment. */
interface DecisionCommand {
  readonly assignmentId: string;
  readonly shownVersion: number;
  readonly personId: string;
}

export interface ApproveCommand extends DecisionCommand {
  readonly opinion: string | null;
  readonly resultLevel: string | null;
  /** The nodes after the current one, freshly resolved; used only when this approval completes the node. */
  readonly ahead: readonly RouteNode[];
}

export interface RefuseCommand extends DecisionCommand {
  readonly reason: string;
  readonly criterionId: string | null;
}

/** @throws NobodyToDecideError when every node of the route is skipped */
export function start(command: StartCommand, now: Date): readonly InstanceEvent[] {
  const { flow, matter, instanceId, districtId, route } = command;
  if (route.every((node) => node.skipped !== null))
    throw new NobodyToDecideError(flow.nodes[0]!.key, ['every node is skipped']);
  const instance = {
    ...matter,
    instanceId,
    districtId,
    flowKey: flow.key,
    flowVersion: flow.version,
    purpose: flow.purpose,
    nodes: flow.nodes,
    route,
    startedAt: now,
  };
  return [{ type: 'started', instance }, ...enterNext(instance, route, now)];
}

export function approve(instance: Instance, command: ApproveCommand, now: Date): readonly InstanceEvent[] {
  const assignment = openAssignment(instance, command);
  const { resultLevel } = command;
  if (resultLevel !== null && !instance.decisionForm.resultLevels.includes(resultLevel)) {
    throw new ResultLevelUnknownError(resultLevel);
  }
  const decided: InstanceEvent = {
    type: 'assignment-decided',
    state: 'approved',
    decision: {
      assignmentId: assignment.assignmentId,
      at: now,
      opinion: command.opinion,
      criterionId: null,
      resultLevel,
    },
  };
  return [decided, ...afterApproval(evolve(instance, decided), command.ahead, now)];
}

/** Ends the matter, or hands it back, as the node says. */
export function reject(instance: Instance, command: RefuseCommand, now: Date): readonly InstanceEvent[] {
  const assignment = openAssignment(instance, command);
  checkCriterion(instance, command.criterionId);
  const node = instance.nodes.find((candidate) => candidate.key === assignment.nodeKey)!;
  const end: InstanceEvent =
    node.onReject === 'end'
      ? { type: 'ended', state: 'rejected', at: now }
      : { type: 'went-back-to-draft', at: now };
  return [refusal('rejected', command, now), ...superseded(instance, now, assignment.assignmentId), end];
}

/** Hands the matter back to its initiator; a completion review must cite a criterion (domain.md §4). */
export function returnToInitiator(
  instance: Instance,
  command: RefuseCommand,
  now: Date,
): readonly InstanceEvent[] {
  const assignment = openAssignment(instance, command);
  if (instance.purpose === 'completion-review' && command.criterionId === null)
    throw new CriterionRequiredError();
  checkCriterion(instance, command.criterionId);
  return [
    refusal('returned', command, now),
    ...superseded(instance, now, assignment.assignmentId),
    { type: 'went-back-to-draft', at: now },
  ];
}

/** The initiator takes it back, as long as nobody has acted. */
export function withdraw(instance: Instance, personId: string, now: Date): readonly InstanceEvent[] {
  if (!concerns(instance, personId)) throw new InstanceNotFoundError();
  if (instance.initiator.personId !== personId) throw new NotTheInitiatorError();
  const acted = instance.assignments.find(
    (assignment) => assignment.decidedAt !== null && assignment.state !== 'superseded',
  );
  if (acted) throw new AlreadyActedError(acted.person.name);
  checkRunning(instance);
  return [...superseded(instance, now), { type: 'went-back-to-draft', at: now }];
}

/** Its subject is gone. Nothing to do for an instance that has ended already. */
export function voidInstance(instance: Instance, now: Date): readonly InstanceEvent[] {
  if (instance.state !== 'running') return [];
  return [...superseded(instance, now), { type: 'ended', state: 'voided', at: now }];
}

function openAssignment(instance: Instance, command: DecisionCommand): Assignment {
  const assignment = instance.assignments.find(
    (candidate) => candidate.assignmentId === command.assignmentId,
  );
  if (!assignment || !concerns(instance, command.personId)) throw new AssignmentNotFoundError();
  if (assignment.person.personId !== command.personId) throw new NotYourAssignmentError();
  if (assignment.state !== 'pending') throw new AssignmentClosedError(assignment.state);
  checkRunning(instance);
  if (assignment.version !== command.shownVersion) throw new StaleAssignmentError(assignment.version);
  // The route never names the initiator; this holds also should a person have become one since.
  if (instance.initiator.personId === command.personId) throw new SelfReviewError();
  return assignment;
}

/** Whom an instance does not concern, for those it does not exist (domain.md §7). */
function concerns(instance: Instance, personId: string): boolean {
  return (
    instance.initiator.personId === personId ||
    instance.assignments.some((assignment) => assignment.person.personId === personId)
  );
}

function checkRunning(instance: Instance): void {
  if (instance.paused) throw new PausedError();
  if (instance.state !== 'running') throw new InstanceEndedError(instance.state);
}

function checkCriterion(instance: Instance, criterionId: string | null): void {
  if (criterionId === null) return;
  const known = instance.decisionForm.criteria.some((criterion) => criterion.criterionId === criterionId);
  if (!known) throw new CriterionUnknownError(criterionId);
}

function refusal(state: 'rejected' | 'returned', command: RefuseCommand, now: Date): InstanceEvent {
  const { assignmentId, reason, criterionId } = command;
  return {
    type: 'assignment-decided',
    state,
    decision: { assignmentId, at: now, opinion: reason, criterionId, resultLevel: null },
  };
}

/** Everybody else still asked need not decide any more; they are never shown as having approved. */
function superseded(instance: Instance, now: Date, except?: string): readonly InstanceEvent[] {
  return instance.assignments
    .filter((assignment) => assignment.state === 'pending' || assignment.state === 'waiting')
    .filter((assignment) => assignment.assignmentId !== except)
    .map((assignment) => ({ type: 'assignment-superseded', assignmentId: assignment.assignmentId, at: now }));
}

/** `instance` already knows the approval. */
function afterApproval(instance: Instance, ahead: readonly RouteNode[], now: Date): readonly InstanceEvent[] {
  const node = instance.route.find((candidate) => candidate.key === instance.currentNodeKey)!;
  if (node.mode === 'any') return [...superseded(instance, now), ...enterNext(instance, ahead, now)];
  if (node.mode === 'sequential') {
    const next = nextSlot(instance, node, now);
    return next ? [next] : enterNext(instance, ahead, now);
  }
  const open = instance.assignments.some(
    (assignment) => assignment.nodeKey === node.key && assignment.state === 'pending',
  );
  return open ? [] : enterNext(instance, ahead, now);
}
