import { lazy, Suspense, useEffect } from 'react';
import { momentOf } from '../days/days.js';
import { Listed } from '../states/listed.js';
import { Blank } from '../states/states.js';
import { To, useFilter, useWay } from '../way/way.js';
import { useLanguage } from '../words/words.js';
import { FromItem } from './from-item.js';
import { REASONS, useStuck, type Reason, type StuckRow } from './use-overview.js';
import { useWords } from './words.js';

// Read first, then remarked on.
const RemarkActs = lazy(() => import('../remarks/remark-acts.js'));

/** What does not go on, for whom it waits and since when. */
export function StuckSection() {
  const say = useWords();
  const [chosen, choose] = useFilter('reason');
  const reason = REASONS.find((each) => each === chosen);
  const [directiveId, ofDirective] = useFilter('directiveId');
  const { list, rows } = useStuck({ ...(reason ? { reason } : {}), ...(directiveId ? { directiveId } : {}) });
  useEffect(() => {
    if (directiveId) document.querySelector('#stuck')?.scrollIntoView();
  }, [directiveId]);
  return (
    <section className="overview-sheet" aria-labelledby="stuck">
      <header className="overview-sheet-head">
        <h2 id="stuck">{say('stuckTitle')}</h2>
        <ReasonFilter chosen={reason} choose={choose} />
      </header>
      <p className="quiet">{say('stuckAbout')}</p>
      {directiveId && (
        <p>
          {rows[0]?.directiveTitle}{' '}
          <button type="button" className="text-button" onClick={() => ofDirective(null)}>
            {say('allDirectives')}
          </button>
        </p>
      )}
      <Listed list={list} count={rows.length} lines={4} blank={<NothingStuck />}>
        <ul className="overview-rows">
          {rows.map((row) => (
            <Stuck key={row.taskId} row={row} />
          ))}
        </ul>
      </Listed>
    </section>
  );
}

function NothingStuck() {
  const say = useWords();
  return (
    <Blank icon="done" title={say('stuckEmpty')}>
      {say('stuckEmptyMore')}
    </Blank>
  );
}

interface FilterProps {
  readonly chosen: Reason | undefined;
  readonly choose: (reason: string | null) => void;
}

function ReasonFilter({ chosen, choose }: FilterProps) {
  const say = useWords();
  return (
    <select
      aria-label={say('reason')}
      value={chosen ?? ''}
      onChange={(event) => choose(event.target.value || null)}
    >
      <option value="">{say('reasonAll')}</option>
      {REASONS.map((reason) => (
        <option key={reason} value={reason}>
          {say(`reason.${reason}`)}
        </option>
      ))}
    </select>
  );
}

function Stuck({ row }: { readonly row: StuckRow }) {
  const say = useWords();
  const language = useLanguage();
  const { entry } = useWay();
  const { taskId, unitName, heading, directiveTitle, itemPath, reason, since, waitsFor } = row;
  return (
    <li className="overview-row">
      <div>
        <p>
          <To href={`/${entry}/tasks/${taskId}`} className="overview-unit">
            {unitName}
          </To>{' '}
          <span className={reason === 'overdue' ? 'chip chip-late' : 'chip chip-warn'}>
            {say(`reason.${reason}`)}
          </span>
        </p>
        <p className="overview-heading">{heading}</p>
        <FromItem directiveTitle={directiveTitle} itemPath={itemPath} />
        <p className="overview-waits">
          {say(`waits.${waitsFor.side}`, { names: waitsFor.names.join('、') })}{' '}
          <time className="numbers" dateTime={since}>
            {say('since', { at: momentOf(since, language) })}
          </time>
        </p>
      </div>
      <Suspense fallback={null}>
        <RemarkActs subject={{ taskId, unitName, heading }} />
      </Suspense>
    </li>
  );
}
