import { useInfiniteQuery } from '@tanstack/react-query';
import { directiveList } from '../../../api/sdk.gen.js';
import type { DirectiveListResponse } from '../../../api/types.gen.js';
import { many } from '../../../calls/keys.js';
import { ProblemNote } from '../../../problems/problem-note.js';
import { Blank, Loading } from '../../../states/states.js';
import { useFilter } from '../../../way/way.js';
import { SearchField } from '../search-field.js';
import { useWords } from '../../../directives/words.js';
import { DirectiveTable } from './directive-table.js';
import '../directives.css';

const STATES = ['draft', 'in-sign-off', 'issued', 'closed', 'withdrawn'] as const;
type State = DirectiveListResponse['rows'][number]['state'];

/** Every directive that the reader may see, newest first. */
export default function DirectivesScreen() {
  const say = useWords();
  const [state, setState] = useFilter('state');
  const [q] = useFilter('q');
  const found = useDirectives(state as State | null, q);
  return (
    <section className="directives">
      <header className="screen-head">
        <h1>{say('list.title')}</h1>
        <div className="filters">
          <SearchField label={say('list.search')} />
          <label className="filter">
            <span>{say('list.state')}</span>
            <select value={state ?? ''} onChange={({ target }) => setState(target.value || null)}>
              <option value="">{say('all')}</option>
              {STATES.map((one) => (
                <option key={one} value={one}>
                  {say(`directive.${one}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
      </header>
      {found.isPending && <Loading lines={6} />}
      {found.error && <ProblemNote error={found.error} retry={() => found.refetch()} page />}
      {found.data && <Found pages={found.data.pages} narrowed={state !== null || q !== null} />}
      {found.hasNextPage && (
        <button type="button" className="button" onClick={() => void found.fetchNextPage()}>
          {say('more')}
        </button>
      )}
    </section>
  );
}

function Found({
  pages,
  narrowed,
}: {
  readonly pages: readonly DirectiveListResponse[];
  readonly narrowed: boolean;
}) {
  const say = useWords();
  const rows = pages.flatMap((page) => page.rows);
  if (rows.length > 0) return <DirectiveTable rows={rows} />;
  return <Blank title={say(narrowed ? 'list.noneFound' : 'list.none')}>{say('list.noneNext')}</Blank>;
}

function useDirectives(state: State | null, q: string | null) {
  return useInfiniteQuery({
    queryKey: many('directive', 'list', state, q),
    queryFn: ({ pageParam }) =>
      directiveList({
        query: {
          limit: 50,
          ...(state ? { state } : {}),
          ...(q ? { q } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}
