import { memo, useEffect, useRef, useState } from 'react';
import { Icon } from '../../../look/icon.js';
import { ItemWords } from '../document/item-words.js';
import { wordsOfItem, type ItemWords as Words } from '../document/own-words.js';
import { aboveTasksIn, isProposal, proposedOutcome, UNSURE_BELOW } from '../document/proposals.js';
import type { Item, Outcome } from '../document/types.js';
import { useWords } from '../words.js';
import { OutcomeMark } from './outcome-mark.js';
import type { Hand } from './use-hand.js';

interface Props {
  readonly items: readonly Item[];
  readonly own: ReadonlyMap<string, string>;
  readonly hand: Hand;
}

/** The items in the order of the text, indented as they stand below each other. */
export function ItemList({ items, own, hand }: Props) {
  const say = useWords();
  const [q, setQ] = useState('');
  const shown = q.trim() === '' ? items : items.filter((item) => allWords(item).includes(q.trim()));
  const parents = new Set(items.map(({ parentItemId }) => parentItemId));
  const aboveTasks = aboveTasksIn(items);
  return (
    <section className="pane item-pane" aria-labelledby="items-title">
      <div className="pane-title">
        <h2 id="items-title">{say('items.title')}</h2>
        <input
          type="search"
          aria-label={say('items.search')}
          placeholder={say('items.search')}
          value={q}
          onChange={({ target }) => setQ(target.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
      </div>
      {items.length === 0 && <p className="quiet pane-empty">{say('items.none')}</p>}
      {items.length > 0 && shown.length === 0 && <p className="quiet pane-empty">{say('items.noMatch')}</p>}
      <ol className="item-lines" aria-labelledby="items-title">
        {shown.map((item) => (
          <ItemLine
            key={item.itemId}
            item={item}
            words={wordsOfItem(item, parents.has(item.itemId), own.get(item.itemId))}
            proposed={proposedOutcome(item, aboveTasks)}
            chosen={item.itemId === hand.item?.itemId}
            marked={hand.marked.has(item.itemId)}
            hand={hand}
          />
        ))}
      </ol>
    </section>
  );
}

const allWords = ({ path, marker, heading, body }: Item) => `${path} ${marker ?? ''}${heading ?? ''}${body}`;

interface LineProps {
  readonly item: Item;
  readonly words: Words;
  readonly proposed: Outcome;
  readonly chosen: boolean;
  readonly marked: boolean;
  readonly hand: Hand;
}

const ItemLine = memo(
  function ItemLine({ item, words, proposed, chosen, marked, hand }: LineProps) {
    const say = useWords();
    const line = useRef<HTMLLIElement>(null);
    useEffect(() => {
      if (chosen) line.current?.scrollIntoView({ block: 'nearest' });
    }, [chosen]);
    return (
      <li
        ref={line}
        className={chosen ? 'item-line item-line-chosen' : 'item-line'}
        style={{ paddingLeft: `${(Math.min(item.level, 6) - 1) * 0.875 + 0.5}rem` }}
      >
        <input
          type="checkbox"
          checked={marked}
          aria-label={say('items.mark', { path: item.path })}
          onChange={() => hand.mark(item.itemId)}
        />
        <button type="button" aria-current={chosen || undefined} onClick={() => hand.choose(item.itemId)}>
          <ItemWords words={words} />
          <span className="item-marks">
            <OutcomeMark item={item} />
            {isProposal(item) && (
              <span className="mark-proposal">
                {item.outcome === 'undecided'
                  ? say('proposalAs', { outcome: say(`outcome.${proposed}`) })
                  : say('proposal')}
              </span>
            )}
            {item.confidence < UNSURE_BELOW && isProposal(item) && (
              <span className="mark-unsure">
                <Icon name="alert" size={14} /> {say('unsure')}
              </span>
            )}
          </span>
        </button>
      </li>
    );
  },
  (a, b) =>
    a.item === b.item &&
    a.proposed === b.proposed &&
    a.words.body === b.words.body &&
    a.chosen === b.chosen &&
    a.marked === b.marked,
);
