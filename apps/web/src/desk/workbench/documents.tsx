import { directiveList } from '../../api/sdk.gen.js';
import type { DirectiveListResponse } from '../../api/types.gen.js';
import { many } from '../../calls/keys.js';
import { usePages } from '../../calls/use-pages.js';
import { momentOf } from '../../days/days.js';
import { Icon } from '../../look/icon.js';
import { ProblemNote } from '../../problems/problem-note.js';
import { More } from '../../states/listed.js';
import { Blank, Loading } from '../../states/states.js';
import { To } from '../../way/way.js';
import { useLanguage } from '../../words/words.js';
import { useWords } from './words.js';

type Directive = DirectiveListResponse['rows'][number];

/** Documents that are not out yet: what came back, what waits to be signed, what is still being drafted. */
export function Documents() {
  const say = useWords();
  const drafts = useDirectives('draft');
  const signing = useDirectives('in-sign-off');
  const lists = [drafts.list, signing.list];
  const failed = lists.find(({ error }) => error);
  const { rows } = drafts;
  const returned = rows.filter((row) => row.returned !== null);
  const fresh = rows.filter((row) => row.returned === null);
  const waiting = signing.rows;
  const none = lists.every(({ isSuccess }) => isSuccess) && rows.length + waiting.length === 0;
  return (
    <section aria-labelledby="documents-title">
      <h2 id="documents-title">{say('documents.title')}</h2>
      {failed && <ProblemNote error={failed.error} retry={() => failed.refetch()} />}
      {lists.some(({ isPending }) => isPending) && <Loading />}
      {none && (
        <div className="workbench-sheet">
          <Blank icon="paper" title={say('documents.none')}>
            {say('documents.noneMore')}
          </Blank>
        </div>
      )}
      <Group title={say('documents.returned', { count: returned.length })} rows={returned} />
      <Group title={say('documents.draft', { count: fresh.length })} rows={fresh} />
      <Group title={say('documents.signing', { count: waiting.length })} rows={waiting} />
      <More list={drafts.list}>{say('documents.more')}</More>
    </section>
  );
}

function useDirectives(state: 'draft' | 'in-sign-off') {
  return usePages(many('directive', 'list', state), (more) =>
    directiveList({ query: { state, limit: 30, ...more } }),
  );
}

function Group({ title, rows }: { readonly title: string; readonly rows: readonly Directive[] }) {
  if (rows.length === 0) return null;
  return (
    <div className="workbench-group">
      <h3>{title}</h3>
      <ul className="workbench-sheet">
        {rows.map((row) => (
          <li key={row.directiveId} className="document-line">
            <To href={`/desk/issuing/${row.directiveId}`}>{row.title}</To>
            <StateWords row={row} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where it stands: why it came back, for whom it waits, how much of it is still to be decided. */
function StateWords({ row }: { readonly row: Directive }) {
  const say = useWords();
  const language = useLanguage();
  const { returned, signOff, items } = row;
  if (row.state === 'in-sign-off') {
    const names = (signOff?.firstAsked ?? []).join('、');
    return (
      <p className="quiet">
        <Icon name="clock" size={14} />{' '}
        {signOff?.starting ? say('state.starting') : say('state.waits', { names })}
      </p>
    );
  }
  if (returned) {
    const byName = returned.byName ?? '';
    return (
      <p className="document-returned">
        <Icon name="return" size={14} />{' '}
        {returned.reason
          ? say('state.returned', { name: byName, reason: returned.reason })
          : say('state.back')}
      </p>
    );
  }
  return (
    <p className="quiet numbers">
      {items.undecided > 0
        ? say('state.undecided', { count: items.undecided, total: items.total })
        : say('state.decided', { count: items.task })}
      {' · '}
      {momentOf(row.registeredAt, language)} · {row.drafter.name}
    </p>
  );
}
