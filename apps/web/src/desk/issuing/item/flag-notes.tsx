import { Icon } from '../../../look/icon.js';
import { UNSURE_BELOW } from '../document/proposals.js';
import type { Item } from '../document/types.js';
import { useGrammarWords } from '../words.js';

const FLAGS = [
  'number-gap',
  'number-repeat',
  'count-mismatch',
  'ocr',
  'heading-glued',
  'label-scope',
  'year-guessed',
  'date-damaged',
  'unit-inherited',
  'row-misaligned',
  'text-after-last-item',
  'no-deadline',
  'no-unit',
  'quoted',
  'fallback',
  'deadline-not-taken',
] as const;

/** What the grammar found odd about the item, in words. */
export function FlagNotes({ item }: { readonly item: Item }) {
  const say = useGrammarWords();
  const flags = FLAGS.filter((flag) => item.flags.includes(flag));
  const unsure = item.confidence < UNSURE_BELOW;
  if (flags.length === 0 && !unsure) return null;
  return (
    <ul className="flag-notes">
      {unsure && (
        <li>
          <Icon name="alert" size={15} /> {say('flag.unsure')}
        </li>
      )}
      {flags.map((flag) => (
        <li key={flag}>
          <Icon name="alert" size={15} /> {say(`flag.${flag}`)}
        </li>
      ))}
    </ul>
  );
}
