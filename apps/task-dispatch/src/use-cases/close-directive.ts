import type { CommandContext } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { close } from '../domain/directive.js';
import type { DirectiveView } from '../ports/directive-read-model.js';
import { DirectiveCommands } from './directive-command.js';
import { viewAfter } from './directive-view.js';

/** Supervision confirms that a directive is done; never automatic (domain.md §3). */
@Injectable()
export class CloseDirective {
  constructor(private readonly commands: DirectiveCommands) {}

  async execute(
    { directiveId }: { readonly directiveId: string },
    context: CommandContext,
  ): Promise<DirectiveView> {
    return await this.commands.execute<DirectiveView>({
      verb: 'close',
      duty: 'supervise',
      directiveId,
      context,
      decide: (seen, now) => {
        const directive = close(seen.directive, seen.openTasks, now);
        return { directive, news: { type: 'closed' }, answer: viewAfter(context.caller, seen, directive) };
      },
    });
  }
}
