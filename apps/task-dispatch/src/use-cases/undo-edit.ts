import type { CommandContext } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { DirectiveChangedMeanwhileError } from '../domain/directive-errors.js';
import { assertDraft, withEditTakenBack } from '../domain/directive.js';
import { canUndo, type KeptEdit, takenBack } from '../domain/edit-history.js';
import { countItems } from '../domain/item.js';
import { NothingToUndoError } from '../domain/structure-errors.js';
import {
  DirectiveReadModel,
  type DirectiveView,
  type DraftedItems,
  type SeenDirective,
} from '../ports/directive-read-model.js';
import { KeptEdits } from '../ports/kept-edits.js';
import { assertAsRead } from './as-read.js';
import { DirectiveCommands } from './directive-command.js';
import { viewAfter } from './directive-view.js';

interface Known {
  readonly drafted: DraftedItems | null;
  readonly last: KeptEdit | null;
}

/** Takes back the last edit of a draft; the context names the version that was shown. */
@Injectable()
export class UndoEdit {
  constructor(
    private readonly commands: DirectiveCommands,
    private readonly ledger: DirectiveReadModel,
    private readonly edits: KeptEdits,
  ) {}

  async execute(
    { directiveId }: { readonly directiveId: string },
    context: CommandContext,
  ): Promise<DirectiveView> {
    const { caller } = context;
    const before = await this.commands.seen(directiveId, context);
    const known = await this.learn(before, { districtId: caller.districtId, directiveId });
    const command = { verb: 'undo', duty: 'draft' as const, directiveId, context };
    return await this.commands.execute<DirectiveView>(
      {
        ...command,
        decide: (seen) => {
          assertDraft(seen.directive);
          const { items, version } = assertAsRead(known.drafted, seen.directive);
          const { edits } = seen.directive;
          if (!canUndo(edits)) throw new NothingToUndoError();
          if (known.last?.number !== edits.next - 1) throw new DirectiveChangedMeanwhileError(version);
          const back = takenBack(items, known.last.inverse);
          const directive = withEditTakenBack(seen.directive, countItems(back.items));
          return {
            directive,
            items: back.changed,
            removedItems: back.removed,
            news: {
              type: 'edit-undone',
              items: [...back.changed, ...back.removed].map(({ itemId }) => itemId),
            },
            answer: viewAfter(caller, seen, directive),
          };
        },
      },
      before,
    );
  }

  private async learn(
    seen: SeenDirective | null,
    key: { readonly districtId: string; readonly directiveId: string },
  ): Promise<Known> {
    const drafted = await this.ledger.drafted(key);
    const history = seen?.directive.edits;
    const last = history && canUndo(history) ? await this.edits.find(key, history.next - 1) : null;
    return { drafted, last };
  }
}
