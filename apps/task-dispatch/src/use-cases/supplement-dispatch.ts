import { type CommandContext, ID_NAMESPACES, uuid5 } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { DirectiveNotFoundError, DirectiveNotIssuedError } from '../domain/directive-errors.js';
import { assertMay } from '../domain/directive-rights.js';
import { ItemNotFoundError } from '../domain/item-errors.js';
import type { Target } from '../domain/new-task.js';
import type { Acting } from '../domain/task-change.js';
import { AlreadyDispatchedError, UnitOutsideAudienceError } from '../domain/task-errors.js';
import { DirectiveReadModel, type SeenDirective } from '../ports/directive-read-model.js';
import {
  DispatchRepository,
  type GivenDispatch,
  isHeldByPost,
  type ItemPlan,
} from '../ports/dispatch-repository.js';
import { AudienceMembership } from './audience-membership.js';
import { givenDispatch } from './given-dispatch.js';
import { TaskDesk } from './task-desk.js';

export interface SupplementCommand {
  readonly directiveId: string;
  readonly itemId: string;
  readonly unitId: string;
}

interface Known {
  readonly seen: Pick<SeenDirective, 'directive' | 'issuerPath'> | null;
  readonly plan: ItemPlan | null;
  readonly target: Target | null;
  readonly isAwaited: boolean;
}

/** Dispatches an issued item to one more unit of its audience, for example one founded since. */
@Injectable()
export class SupplementDispatch {
  constructor(
    private readonly directives: DirectiveReadModel,
    private readonly dispatches: DispatchRepository,
    private readonly audience: AudienceMembership,
    private readonly desk: TaskDesk,
  ) {}

  async execute(command: SupplementCommand, context: CommandContext): Promise<{ readonly taskId: string }> {
    const known = await this.learn(command, context);
    const acting = this.desk.acting(context.caller);
    const dispatchId = uuid5(ID_NAMESPACES.dispatch, 'supplement', command.itemId, command.unitId);
    return await this.dispatches.supplement({
      dispatchId,
      context,
      decide: () => decide(known, { ...command, dispatchId }, acting),
    });
  }

  /** All that must be asked of others before the change. */
  private async learn(command: SupplementCommand, context: CommandContext): Promise<Known> {
    const { districtId } = context.caller;
    const { directiveId, itemId, unitId } = command;
    const on = { districtId, correlationId: context.correlationId };
    const key = { districtId, directiveId };
    const [seen, plan] = await Promise.all([
      this.directives.placed(key),
      this.dispatches.planOf(key, itemId),
    ]);
    const target = seen && plan && (await this.audience.member(plan.rule, unitId, on));
    const isAwaited = target !== null && (await this.dispatches.awaits(districtId, itemId, unitId));
    return { seen, plan, target, isAwaited };
  }
}

function decide(
  { seen, plan, target, isAwaited }: Known,
  { itemId, unitId, dispatchId }: SupplementCommand & { readonly dispatchId: string },
  { caller, now, calendar }: Acting,
): GivenDispatch {
  if (!seen) throw new DirectiveNotFoundError();
  assertMay('dispatch', caller, seen);
  if (seen.directive.state !== 'issued') throw new DirectiveNotIssuedError(seen.directive.state);
  if (!plan) throw new ItemNotFoundError(itemId);
  if (!target) throw new UnitOutsideAudienceError({ unitId });
  if (isAwaited) throw new AlreadyDispatchedError({ unitId });
  const { content } = plan;
  const { districtId } = caller;
  const order = {
    districtId,
    dispatchId,
    parentTaskId: null,
    heldByPost: isHeldByPost(plan),
    content,
    at: now,
  };
  return givenDispatch(order, [target], calendar);
}
