import type { CommandContext } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { withdraw } from '../domain/directive.js';
import type { DirectiveView } from '../ports/directive-read-model.js';
import { DirectiveCommands } from './directive-command.js';
import { viewAfter } from './directive-view.js';
import { FinishWithdrawals } from './finish-withdrawals.js';

export interface WithdrawDirectiveCommand {
  readonly directiveId: string;
  readonly reason: string;
}

/** Chunks of tasks that the command itself cancels; the sweeper finishes what is left. */
const CHUNKS_AT_ONCE = 1;

/** Ends a directive that shall hold no more; the open tasks of an issued one are cancelled in chunks after it. */
@Injectable()
export class WithdrawDirective {
  constructor(
    private readonly commands: DirectiveCommands,
    private readonly finishing: FinishWithdrawals,
  ) {}

  async execute(
    { directiveId, reason }: WithdrawDirectiveCommand,
    context: CommandContext,
  ): Promise<DirectiveView> {
    const { caller } = context;
    const view = await this.commands.execute<DirectiveView>({
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
          answer: viewAfter(caller, seen, directive),
        };
      },
    });
    if (view.issuedAt !== null) {
      await this.finishing.execute({ districtId: caller.districtId, directiveId, reason }, CHUNKS_AT_ONCE);
    }
    return view;
  }
}
