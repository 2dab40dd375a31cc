import { Clock, type CommandContext, dayInShanghai, uuidv7 } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { DirectiveNotFoundError } from '../domain/directive-errors.js';
import { assertMay } from '../domain/directive-rights.js';
import { assertDraft } from '../domain/directive.js';
import { replaceItems, type VersionChange, withText } from '../domain/text-replacement.js';
import { DirectiveReader, type StagedUpload } from '../ports/directive-reader.js';
import {
  DirectiveReadModel,
  type SeenDirective,
  type TextReplacedView,
} from '../ports/directive-read-model.js';
import type { SourceText } from '../ports/directive-repository.js';
import { assertAsRead } from './as-read.js';
import { DirectiveCommands } from './directive-command.js';
import { viewAfter } from './directive-view.js';
import { settled, valueOf } from './settled.js';

export interface ReplaceTextCommand {
  readonly directiveId: string;
  readonly source: { readonly text: string } | StagedUpload;
  /** `YYYY-MM-DD`; today where the drafter names none. */
  readonly referenceDate: string | null;
}

/** Changes in one answer. */
const SHOWN = 1_000;

/** A new version of a draft's text: what is found again keeps its id and what a person set, what changed is marked. */
@Injectable()
export class ReplaceText {
  constructor(
    private readonly commands: DirectiveCommands,
    private readonly ledger: DirectiveReadModel,
    private readonly reader: DirectiveReader,
    private readonly clock: Clock,
  ) {}

  async execute(command: ReplaceTextCommand, context: CommandContext): Promise<TextReplacedView> {
    const { directiveId } = command;
    const { caller } = context;
    const before = await this.commands.seen(directiveId, context);
    const drafted = await this.ledger.drafted({ districtId: caller.districtId, directiveId });
    const read = await settled(this.read(before, command, context));
    const change = { verb: 'replace-text', duty: 'draft' as const, directiveId, context };
    const answer = await this.commands.execute<TextReplacedView>(
      {
        ...change,
        decide: (seen) => {
          assertDraft(seen.directive);
          const source = valueOf(read);
          const { items, removed, changes } = replaceItems(
            assertAsRead(drafted, seen.directive),
            source,
            uuidv7,
          );
          const directive = withText(seen.directive, source, items);
          const { textVersion } = directive;
          return {
            directive,
            source,
            items,
            removedItems: removed,
            news: { type: 'text-replaced', textVersion, textSha256: directive.source.textSha256 },
            answer: { directive: viewAfter(caller, seen, directive), ...shownOf(changes) },
          };
        },
      },
      before,
    );
    if ('uploadId' in command.source) await this.reader.discard(command.source.uploadId);
    return answer;
  }

  /** No document is read for those who may not change the draft. */
  private async read(
    seen: SeenDirective | null,
    command: ReplaceTextCommand,
    { caller }: CommandContext,
  ): Promise<SourceText> {
    if (!seen) throw new DirectiveNotFoundError();
    assertMay('draft', caller, seen);
    assertDraft(seen.directive);
    const referenceDate = command.referenceDate ?? dayInShanghai(this.clock.now());
    return 'text' in command.source
      ? await this.reader.fromText(command.source.text, referenceDate)
      : await this.reader.fromUpload(command.source, referenceDate);
  }
}

function shownOf(changes: readonly VersionChange[]): Omit<TextReplacedView, 'directive'> {
  const counts = { same: 0, moved: 0, reworded: 0, added: 0, removed: 0 };
  for (const { change } of changes) counts[change] += 1;
  const told = changes.length <= SHOWN ? changes : changes.filter(({ change }) => change !== 'same');
  return {
    counts,
    changes: told.slice(0, SHOWN).map((change) => ({ ...change, diff: change.diff && [...change.diff] })),
  };
}
