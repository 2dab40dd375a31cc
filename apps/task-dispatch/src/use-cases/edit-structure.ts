import { uuidv7, type CommandContext } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { assertDraft, withEdit } from '../domain/directive.js';
import type { EditedValues } from '../domain/directive-news.js';
import { type ChangedItems, inverseOf, type InverseEdit } from '../domain/edit-history.js';
import { countItems, type Item } from '../domain/item.js';
import { editStructure, type StructureEdit } from '../domain/structure-edit.js';
import { DirectiveReadModel, type DirectiveView } from '../ports/directive-read-model.js';
import { DirectiveCommands } from './directive-command.js';
import { assertAsRead } from './as-read.js';
import { viewAfter } from './directive-view.js';

export interface EditStructureCommand {
  readonly directiveId: string;
  readonly edit: StructureEdit;
}

/** One change of how a draft is taken apart; the context names the version that was shown. */
@Injectable()
export class EditStructure {
  constructor(
    private readonly commands: DirectiveCommands,
    private readonly ledger: DirectiveReadModel,
  ) {}

  async execute(
    { directiveId, edit }: EditStructureCommand,
    context: CommandContext,
  ): Promise<DirectiveView> {
    const { caller } = context;
    const drafted = await this.ledger.drafted({ districtId: caller.districtId, directiveId });
    return await this.commands.execute<DirectiveView>({
      verb: 'edit-structure',
      duty: 'draft',
      directiveId,
      context,
      decide: (seen) => {
        assertDraft(seen.directive);
        const stored = assertAsRead(drafted, seen.directive);
        const changes = editStructure(stored, edit, uuidv7);
        const inverse = inverseOf(stored.items, changes);
        const directive = withEdit(seen.directive, countItems(changes.items));
        return {
          directive,
          items: changes.changed,
          removedItems: changes.removed,
          edit: { number: seen.directive.edits.next, inverse },
          news: { type: 'structure-edited', edit, ...toldOf(inverse, changes) },
          answer: viewAfter(caller, seen, directive),
        };
      },
    });
  }
}

/** Values that only follow from where an item stands now; a split of the first item changes them in all others. */
const FOLLOWING: readonly (keyof Item)[] = ['position', 'path'];

/** What the journal keeps: the items that are others now, with the values that differ. */
function toldOf(
  { changes, restored, added }: InverseEdit,
  { changed }: ChangedItems,
): { readonly before: readonly EditedValues[]; readonly after: readonly EditedValues[] } {
  const told = changes
    .map(({ itemId, values }) => ({ itemId, values: without(values, FOLLOWING) }))
    .filter(({ values }) => Object.keys(values).length > 0);
  const after = new Map(changed.map((item) => [item.itemId, item]));
  const now = told.map(({ itemId, values }) => ({
    itemId,
    values: Object.fromEntries(
      Object.entries(after.get(itemId)!).filter(([field]) => field in values),
    ) as Partial<Item>,
  }));
  const isNew = new Set(added);
  return {
    before: [...told, ...restored.map((item) => ({ itemId: item.itemId, values: item }))],
    after: [
      ...now,
      ...changed
        .filter(({ itemId }) => isNew.has(itemId))
        .map((item) => ({ itemId: item.itemId, values: item })),
    ],
  };
}

function without(values: Partial<Item>, fields: readonly (keyof Item)[]): Partial<Item> {
  return Object.fromEntries(
    Object.entries(values).filter(([field]) => !fields.includes(field as keyof Item)),
  );
}
