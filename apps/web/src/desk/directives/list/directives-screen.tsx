import { directiveList } from '../../../api/sdk.gen.js';
import type { DirectiveListResponse } from '../../../api/types.gen.js';
import { many } from '../../../calls/keys.js';
import { usePages } from '../../../calls/use-pages.js';
import { Listed } from '../../../states/listed.js';
import { Blank } from '../../../states/states.js';
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
  const { list, rows } = useDirectives(state as State | null, q);
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
      <Listed
        list={list}
        count={rows.length}
        lines={6}
        page
        blank={
          <Blank title={say(state === null && q === null ? 'list.none' : 'list.noneFound')}>
            {say('list.noneNext')}
          </Blank>
        }
      >
        <DirectiveTable rows={rows} />
      </Listed>
    </section>
  );
}

function useDirectives(state: State | null, q: string | null) {
  return usePages(many('directive', 'list', state, q), (more) =>
    directiveList({ query: { limit: 50, ...(state ? { state } : {}), ...(q ? { q } : {}), ...more } }),
  );
}
