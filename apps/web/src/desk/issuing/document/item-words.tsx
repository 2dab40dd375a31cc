import type { ItemWords as Words } from './own-words.js';

/** An item in a list: its number, its heading in bold, the beginning of its words. */
export function ItemWords({ words }: { readonly words: Words }) {
  const { mark, heading, body } = words;
  return (
    <span className="item-words">
      <span className="numbers item-path">{mark}</span> {heading && <strong>{heading} </strong>}
      {body}
    </span>
  );
}
