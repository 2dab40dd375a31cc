import { type Caller, ID_NAMESPACES, uuid5 } from '#libs/kernel';
import type { Directive, SignOff } from './directive.js';
import type { OverBudget } from './over-budget.js';
import type { Reach, TaskItem } from './sign-off-check.js';

/** What approval is asked to start; it sees type and id, nothing else of the directive. */
export interface SignOffStart {
  readonly instanceId: string;
  readonly flowKey: string;
  readonly businessType: 'directive';
  readonly businessId: string;
  readonly round: number;
  readonly title: string;
  readonly subjectUnitId: string;
  readonly initiator: { readonly personId: string; readonly name: string; readonly unitId: string };
  readonly variables: Record<string, string | number | boolean>;
  readonly decisionForm: { readonly criteria: []; readonly resultLevels: [] };
  readonly contentHash: string;
  readonly previousInstanceId: string | null;
}

export interface SignOffWish {
  readonly directive: Directive;
  readonly issuerPath: string;
  readonly caller: Caller;
  readonly flowKey: string;
  readonly contentHash: string;
  readonly overBudget: OverBudget | null;
}

/** The start of the directive's next round, with what a flow's conditions may look at. */
export function signOffStart(wish: SignOffWish, tasks: readonly TaskItem[], reach: Reach): SignOffStart {
  const { directive, caller } = wish;
  const round = (directive.signOff?.round ?? 0) + 1;
  const appointment = caller.appointmentFor('draft', wish.issuerPath);
  return {
    instanceId: uuid5(ID_NAMESPACES.approvalInstance, 'directive', directive.id, String(round)),
    flowKey: wish.flowKey,
    businessType: 'directive',
    businessId: directive.id,
    round,
    title: directive.title,
    subjectUnitId: directive.issuerUnitId,
    initiator: {
      personId: caller.personId,
      name: caller.name,
      unitId: appointment?.unitId ?? directive.issuerUnitId,
    },
    variables: {
      taskItems: tasks.length,
      targets: [...reach.values()].reduce((sum, units) => sum + units, 0),
      urgent: tasks.some((item) => item.urgent),
      docType: directive.docType,
      overBudget: wish.overBudget?.units ?? 0,
    },
    decisionForm: { criteria: [], resultLevels: [] },
    contentHash: wish.contentHash,
    previousInstanceId: directive.signOff?.instanceId ?? null,
  };
}

/** The round as the directive remembers it, until approval has answered. */
export function startingSignOff(
  start: SignOffStart,
  firstAsked: readonly string[],
  overBudget: OverBudget | null = null,
): SignOff {
  return {
    instanceId: start.instanceId,
    round: start.round,
    flowKey: start.flowKey,
    starting: true,
    firstAsked,
    contentHash: start.contentHash,
    ...(overBudget ? { overBudget } : {}),
  };
}
