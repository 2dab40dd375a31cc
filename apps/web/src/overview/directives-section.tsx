import { lazy, Suspense } from 'react';
import type { List } from '../calls/use-pages.js';
import { dayOf } from '../days/days.js';
import { More } from '../states/listed.js';
import { Blank } from '../states/states.js';
import { To, useWay } from '../way/way.js';
import { useLanguage } from '../words/words.js';
import { listPath } from './list-path.js';
import type { Overview } from './use-overview.js';
import { useWords } from './words.js';

// Read first, then remarked on.
const RemarkActs = lazy(() => import('../remarks/remark-acts.js'));

type Row = Overview['directives']['rows'][number];

interface Props {
  readonly rows: readonly Row[];
  /** Of which they are pages. */
  readonly list: List;
}

/** What became of each directive in force. */
export default function DirectivesSection({ rows, list }: Props) {
  const say = useWords();
  return (
    <section className="overview-sheet" aria-labelledby="directives">
      <h2 id="directives">{say('directivesTitle')}</h2>
      {rows.length === 0 && (
        <Blank icon="paper" title={say('directivesEmpty')}>
          {say('directivesEmptyMore')}
        </Blank>
      )}
      <ul className="overview-rows">
        {rows.map((row) => (
          <Directive key={row.directiveId} row={row} />
        ))}
      </ul>
      <More list={list} />
    </section>
  );
}

function Directive({ row }: { readonly row: Row }) {
  const say = useWords();
  const language = useLanguage();
  const { entry } = useWay();
  const { directiveId, title, registerNumber, issuedAt, total, closed, red, stuck, mayRemark } = row;
  const href = entry === 'desk' ? `/desk/directives/${directiveId}` : listPath(entry, { directiveId });
  return (
    <li className="overview-row">
      <div>
        <p>
          <To href={href} className="overview-unit">
            {title}
          </To>
        </p>
        <p className="quiet">
          {registerNumber && <span className="numbers">{registerNumber} · </span>}
          {say('issuedAt', { at: dayOf(issuedAt, language) })}
        </p>
        <div className="overview-progress">
          <meter
            min={0}
            max={Math.max(1, total)}
            value={closed}
            aria-label={say('progressLabel', { title })}
          />
          <span className="numbers">{say('progress', { total, closed })}</span>
          {red > 0 && (
            <To href={listPath(entry, { directiveId, light: 'red' })} className="chip chip-late">
              {say('progress.red', { count: red })}
            </To>
          )}
          {stuck > 0 && (
            <To href={`/${entry}/overview?directiveId=${directiveId}`} className="chip chip-warn">
              {say('progress.stuck', { count: stuck })}
              <span className="visually-hidden">{say('number.ofDirective')}</span>
            </To>
          )}
        </div>
      </div>
      {mayRemark && (
        <Suspense fallback={null}>
          <RemarkActs subject={{ directiveId, itemId: null, heading: title }} />
        </Suspense>
      )}
    </li>
  );
}
