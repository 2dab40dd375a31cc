import { useQueryClient } from '@tanstack/react-query';
import type { DirectiveReplaceTextResponse } from '../../../api/types.gen.js';
import { useWords } from '../words.js';
import type { Item } from './types.js';
import { itemsKey } from './use-document.js';

const ORDER = ['same', 'moved', 'reworded', 'added', 'removed'] as const;

interface Props {
  readonly answer: DirectiveReplaceTextResponse;
  /** The items of the old text: those that are gone are found nowhere else. */
  readonly before: readonly Item[];
}

/** What became of the items when the text was replaced: counts, and the words that differ. */
export function TextChanges({ answer, before }: Props) {
  const say = useWords();
  const items = useQueryClient().getQueryData<readonly Item[]>(itemsKey(answer.directive.directiveId)) ?? [];
  const byId = new Map([...before, ...items].map((item) => [item.itemId, item]));
  const told = answer.changes.flatMap(({ change, ...rest }) =>
    change === 'same' ? [] : [{ change, ...rest }],
  );
  return (
    <div className="text-changes">
      <p>
        {ORDER.map((change) => say(`change.count.${change}`, { count: answer.counts[change] ?? 0 })).join(
          say('comma'),
        )}
      </p>
      <ul>
        {told.map(({ itemId, change, diff }) => {
          const item = byId.get(itemId);
          return (
            <li key={itemId}>
              <span className={`chip chip-${change === 'removed' ? 'idle' : 'info'}`}>
                {say(`change.${change}`)}
              </span>{' '}
              {diff ? (
                <Diff diff={diff} />
              ) : (
                `${item?.marker ?? ''}${item?.heading ?? ''}${item?.body ?? ''}`.slice(0, 80)
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type Diffs = NonNullable<DirectiveReplaceTextResponse['changes'][number]['diff']>;

function Diff({ diff }: { readonly diff: Diffs }) {
  return (
    <span>
      {diff.map(({ op, text }, index) => {
        // Pieces stand in the order of the text and never move.
        const key = `${index} ${op}`;
        if (op === 'insert') return <ins key={key}>{text}</ins>;
        if (op === 'delete') return <del key={key}>{text}</del>;
        return <span key={key}>{text}</span>;
      })}
    </span>
  );
}
