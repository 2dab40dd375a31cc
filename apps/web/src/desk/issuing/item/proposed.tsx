import type { Item } from '../document/types.js';
import { useWords } from '../words.js';

interface Props {
  readonly item: Item;
  readonly field: string;
}

/** Beside a value that no person has set yet. */
export function Proposed({ item, field }: Props) {
  const say = useWords();
  if (item.setBy[field] !== 'machine') return null;
  return <span className="mark-proposal">{say('proposal')}</span>;
}
