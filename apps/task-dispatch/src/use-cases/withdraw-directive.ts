import type { CommandContext } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { withdraw } from '../domain/directive.js';
import type { DirectiveView } from '../ports/directive-read-model.js';
import { DirectiveCommands } from './directive-command.js';
import { viewAfter } from './directive-view.js';

export interface WithdrawDirectiveCommand {
  readonly directiveId: string;
  readonly reason: string;
}

/** Ends a directive that shall hold no more; the open tasks of an issued one are cancelled afterwards, in chunks. */
@Injectable()
export class WithdrawDirective {
  constructor(private readonly commands: DirectiveCommands) {}

  async execute(
    { directiveId, reason }: WithdrawDirectiveCommand,
    context: CommandContext,
  ): Promise<DirectiveView> {
    return await this.commands.execute<DirectiveView>({
      verb: 'withdraw',
      duty: 'dispatch',
      directiveId,
      context,
      decide: (seen, now) => {
        const directive = withdraw(seen.directive, reason, now);
        const running = seen.directive.state === 'in-sign-off' ? seen.directive.signOff : null;
        return {
          directive,
          news: { type: 'withdrawn', reason, instanceId: running?.instanceId ?? null },
          answer: viewAfter(context.caller, seen, directive),
        };
      },
    });
  }
}
