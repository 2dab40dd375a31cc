import { uuidv7, type CommandContext } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { assertDraft, withEdit } from '../domain/directive.js';
import type { EditedValues } from '../domain/directive-news.js';
import { changesBetween, inverseOf } from '../domain/edit-history.js';
import { editItems, type ItemEdit } from '../domain/item-edit.js';
import { countItems, type Item } from '../domain/item.js';
import { DirectiveReadModel, type DirectiveView } from '../ports/directive-read-model.js';
import { DirectiveCommands } from './directive-command.js';
import { viewAfter } from './directive-view.js';

export interface EditItemsCommand {
  readonly directiveId: string;
  readonly edits: readonly ItemEdit[];
}

/** Values set on items of a draft by a person; the context names the version that was shown. */
@Injectable()
export class EditItems {
  constructor(
    private readonly commands: DirectiveCommands,
    private readonly ledger: DirectiveReadModel,
  ) {}

  async execute({ directiveId, edits }: EditItemsCommand, context: CommandContext): Promise<DirectiveView> {
    const { caller } = context;
    // Read before the state: as long as the state has the version that was shown, these are its items.
    const drafted = await this.ledger.items({ districtId: caller.districtId, directiveId });
    return await this.commands.execute<DirectiveView>({
      verb: 'edit-items',
      duty: 'draft',
      directiveId,
      context,
      decide: (seen) => {
        const before = drafted?.items ?? [];
        assertDraft(seen.directive);
        const { items, edited } = editItems(before, edits, uuidv7);
        const after = withEdit(seen.directive, countItems(items));
        const inverse = inverseOf(before, changesBetween(before, items));
        return {
          directive: after,
          items: edited,
          edit: { number: seen.directive.edits.next, inverse },
          news: { type: 'items-edited', ...changedValues(before, edited, edits) },
          answer: viewAfter(caller, seen, after),
        };
      },
    });
  }
}

function changedValues(before: readonly Item[], edited: readonly Item[], edits: readonly ItemEdit[]) {
  const fields = new Map(edits.map(({ itemId, changes }) => [itemId, Object.keys(changes)]));
  const valuesOf = (item: Item): EditedValues => ({
    itemId: item.itemId,
    values: Object.fromEntries(
      Object.entries(item).filter(([field]) => fields.get(item.itemId)?.includes(field)),
    ),
  });
  return {
    before: before.filter((item) => fields.has(item.itemId)).map(valuesOf),
    after: edited.map(valuesOf),
  };
}
