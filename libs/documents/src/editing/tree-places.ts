import type { DraftItem } from '../draft.js';
import { DraftEditError } from './edit-error.js';

/** Where an item stands: its siblings, its place among them and the items above it, the top-level one first. */
export interface TreePlace {
  item: DraftItem;
  siblings: DraftItem[];
  index: number;
  ancestors: DraftItem[];
}

export function findPlace(items: DraftItem[], id: string, ancestors: DraftItem[] = []): TreePlace {
  const place = search(items, id, ancestors);
  if (place === null) throw new DraftEditError('documents/item-not-found');
  return place;
}

function search(siblings: DraftItem[], id: string, ancestors: DraftItem[]): TreePlace | null {
  for (const [index, item] of siblings.entries()) {
    if (item.id === id) return { item, siblings, index, ancestors };
    const below = search(item.children, id, [...ancestors, item]);
    if (below !== null) return below;
  }
  return null;
}

/** Sets level, parent and path of every item from where it stands; ids stay. */
export function renumber(items: readonly DraftItem[], parent: DraftItem | null = null): void {
  const positions = new Map<number, number>();
  for (const item of items) {
    const position = (positions.get(item.series) ?? 0) + 1;
    positions.set(item.series, position);
    const own = item.series > 1 ? `${item.series}-${position}` : String(position);
    item.path = parent === null ? own : `${parent.path}.${own}`;
    item.parent = parent?.id ?? null;
    item.level = parent === null ? 1 : parent.level + 1;
    renumber(item.children, item);
  }
}

/** The next id that no item has. */
export function freeId(items: readonly DraftItem[]): string {
  let highest = 0;
  const look = (list: readonly DraftItem[]): void => {
    for (const { id, children } of list) {
      highest = Math.max(highest, Number(/^n(\d+)$/.exec(id)?.[1] ?? 0));
      look(children);
    }
  };
  look(items);
  return `n${highest + 1}`;
}
