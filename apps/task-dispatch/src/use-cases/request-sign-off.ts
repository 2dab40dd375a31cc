import { Clock, type CommandContext } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { DirectiveChangedMeanwhileError } from '../domain/directive-errors.js';
import { assertDraft, sendForSignOff } from '../domain/directive.js';
import { startingSignOff } from '../domain/sign-off-start.js';
import type { DirectiveView } from '../ports/directive-read-model.js';
import type { OnBehalf } from '../ports/on-behalf.js';
import type { SignOffRouteNodes } from '../ports/sign-off-route.js';
import { DirectiveCommands } from './directive-command.js';
import { viewAfter } from './directive-view.js';
import { PrepareSignOff } from './prepare-sign-off.js';
import { settled, valueOf } from './settled.js';

export interface RequestSignOffCommand {
  readonly directiveId: string;
  readonly flowKey: string;
  /** Why units may be given more than the budget of the month. */
  readonly overBudgetReason: string | null;
}

export interface SignOffRequested {
  readonly directive: DirectiveView;
  readonly route: SignOffRouteNodes;
}

/** Sends a draft for sign-off. Everything is asked before the change: a route that leads to nobody refuses at once. */
@Injectable()
export class RequestSignOff {
  constructor(
    private readonly commands: DirectiveCommands,
    private readonly preparation: PrepareSignOff,
    private readonly clock: Clock,
  ) {}

  async execute(
    command: RequestSignOffCommand,
    context: CommandContext,
    onBehalf: OnBehalf,
  ): Promise<SignOffRequested> {
    const { caller } = context;
    const before = await this.commands.seen(command.directiveId, context);
    const asking = { ...command, caller, onBehalf, now: this.clock.now() };
    const prepared = await settled(this.preparation.execute(before, asking));
    const change = {
      verb: 'request-sign-off',
      duty: 'draft' as const,
      directiveId: command.directiveId,
      context,
    };
    return await this.commands.execute<SignOffRequested>(
      {
        ...change,
        decide: (seen) => {
          assertDraft(seen.directive);
          const { version, start, overBudget, route } = valueOf(prepared);
          if (seen.directive.version !== version + 1) throw new DirectiveChangedMeanwhileError(version);
          const signOff = startingSignOff(start, firstAsked(route), overBudget);
          const directive = sendForSignOff(seen.directive, signOff);
          const answer = { directive: viewAfter(caller, seen, directive), route };
          const news = { type: 'sign-off-requested' as const, start, ...(overBudget ? { overBudget } : {}) };
          return { directive, news, answer };
        },
      },
      before,
    );
  }
}

/** Who is asked as soon as the sign-off runs: everybody on the first node that is not skipped, one after another only the first. */
function firstAsked(route: SignOffRouteNodes): readonly string[] {
  const first = route.find((node) => node.skipped === null);
  const names = first?.approvers.map(({ name }) => name) ?? [];
  return first?.mode === 'sequential' ? names.slice(0, 1) : names;
}
