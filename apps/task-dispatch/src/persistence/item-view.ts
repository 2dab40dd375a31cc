import type { ItemPage } from '../ports/directive-read-model.js';
import { type ItemRow, toItem } from './item-row.js';

type ItemView = ItemPage['rows'][number];

/** Characters of a page as JSON: three bytes each at most, so that the reply stays below what the bus carries. */
const PAGE_CHARACTERS = 250_000;

/** The contract's view of an item. */
export function itemView(row: ItemRow): ItemView {
  const { position: _position, pieces: _pieces, found: _found, ...item } = toItem(row);
  return {
    ...item,
    directiveId: row.directive_id,
    criteria: [...item.criteria],
    evidence: { ...item.evidence, figures: [...item.evidence.figures] },
    audience: item.audience as ItemView['audience'],
    resultLevels: [...item.resultLevels],
    flags: [...item.flags],
  };
}

/** As many of the views as fit one page; at least one. A parent's body repeats what its children say. */
export function fitting(views: readonly ItemView[]): ItemView[] {
  let characters = 0;
  const end = views.findIndex((view) => {
    characters += JSON.stringify(view).length;
    return characters > PAGE_CHARACTERS;
  });
  return end === -1 ? [...views] : views.slice(0, Math.max(1, end));
}
