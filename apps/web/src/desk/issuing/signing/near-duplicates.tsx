import { useQuery } from '@tanstack/react-query';
import { directiveNearDuplicates } from '../../../api/sdk.gen.js';
import { one } from '../../../calls/keys.js';
import { ProblemNote } from '../../../problems/problem-note.js';
import { Loading } from '../../../states/states.js';
import { To } from '../../../way/way.js';
import type { Item } from '../document/types.js';
import { useWords } from '../words.js';

interface Props {
  readonly directiveId: string;
  readonly items: readonly Item[];
  /** Audiences that have not arrived yet would be answered wrongly. */
  readonly waiting: boolean;
}

/** What units of the audience have open already and that asks nearly the same: ask once. */
export function NearDuplicates({ directiveId, items, waiting }: Props) {
  const say = useWords();
  const near = useQuery({
    queryKey: one('directive', directiveId, 'near'),
    queryFn: () => directiveNearDuplicates({ path: { directiveId } }),
    enabled: !waiting,
  });
  const pathOf = (itemId: string) => items.find((item) => item.itemId === itemId)?.path ?? '';
  return (
    <section className="sheet" aria-labelledby="near-title">
      <h2 id="near-title">{say('near.title')}</h2>
      {near.isPending && <Loading lines={2} />}
      {near.error && <ProblemNote error={near.error} retry={() => near.refetch()} />}
      {near.data?.rows.length === 0 && <p>{say('near.none')}</p>}
      <ul className="plain-list">
        {near.data?.rows.flatMap(({ itemId, similar }) =>
          similar.map((other) => (
            <li key={`${itemId} ${other.itemId}`}>
              {say('near.item', { item: pathOf(itemId) })}
              <To href={`/desk/directives/${other.directiveId}`}>
                {other.registerNumber} {other.directiveTitle}
              </To>
              {say('near.told', {
                path: other.path,
                count: other.units,
                percent: Math.round(other.similarity * 100),
              })}
              <span className="near-excerpt">{other.excerpt}</span>
            </li>
          )),
        )}
      </ul>
      {near.data?.complete === false && <p className="quiet">{say('near.more')}</p>}
    </section>
  );
}
