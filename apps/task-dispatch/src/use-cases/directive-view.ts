import type { Caller } from '#libs/kernel';
import { directiveActions } from '../domain/directive-rights.js';
import type { DirectiveView, SeenDirective } from '../ports/directive-read-model.js';

/** A directive as this caller sees it. */
export function directiveView(caller: Caller, seen: SeenDirective): DirectiveView {
  const { directive, issuerPath, openTasks } = seen;
  const { signOff, returned } = directive;
  return {
    directiveId: directive.id,
    version: directive.version,
    state: directive.state,
    title: directive.title,
    docType: directive.docType,
    docNumber: directive.docNumber,
    registerNumber: directive.registerNumber,
    issuerUnitId: directive.issuerUnitId,
    issuerUnitName: directive.issuerUnitName,
    drafter: directive.drafter,
    source: directive.source,
    signOff: signOff && {
      instanceId: signOff.instanceId,
      round: signOff.round,
      flowKey: signOff.flowKey,
      starting: signOff.starting,
      firstAsked: [...signOff.firstAsked],
      ...(signOff.overBudget ? { overBudget: signOff.overBudget } : {}),
    },
    returned,
    items: directive.counts,
    dispatch: seen.dispatch,
    registeredAt: directive.registeredAt.toISOString(),
    issuedAt: directive.issuedAt?.toISOString() ?? null,
    actions: [...directiveActions(caller, directive, { issuerPath, openTasks })],
  };
}

/** The view of a draft or of a directive that a command has just changed; its dispatches are as they were. */
export function viewAfter(
  caller: Caller,
  before: SeenDirective,
  directive: SeenDirective['directive'],
): DirectiveView {
  return directiveView(caller, { ...before, directive });
}
