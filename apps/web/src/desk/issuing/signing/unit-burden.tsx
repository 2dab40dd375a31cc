import { useState } from 'react';
import { ProblemNote } from '../../../problems/problem-note.js';
import { Loading } from '../../../states/states.js';
import { useWords } from '../words.js';
import { type Burden, useBurden } from './use-burden.js';

interface Props {
  readonly directiveId: string;
  /** Audiences that have not arrived yet would be answered wrongly. */
  readonly waiting: boolean;
}

/** As many as are read at a glance; the others on request. */
const AT_FIRST = 10;

/** What each unit has this month and open already, and what comes on top of it. */
export function UnitBurden({ directiveId, waiting }: Props) {
  const say = useWords();
  const burden = useBurden(directiveId, waiting);
  if (burden.error) return <ProblemNote error={burden.error} retry={() => burden.refetch()} />;
  if (!burden.data) return <Loading lines={3} />;
  if (burden.data.units === 0) return null;
  const { budget, overBudget, complete } = burden.data;
  return (
    <>
      {budget !== null && (
        <p className={overBudget > 0 ? 'note note-warn' : 'quiet'}>
          {say(overBudget > 0 ? 'burden.over' : 'burden.within', { budget, count: overBudget })}
        </p>
      )}
      <Units burden={burden.data} />
      <p className="quiet">
        {say('burden.seen')} {!complete && say('burden.part')}
      </p>
    </>
  );
}

function Units({ burden: { rows, budget } }: { readonly burden: Burden }) {
  const say = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, AT_FIRST);
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say('burden.unit')}</th>
            <th scope="col">{say('burden.added')}</th>
            <th scope="col">{say('burden.thisMonth')}</th>
            <th scope="col">{say('burden.open')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ unitId, unitName, tasks, thisMonth, open, overBudget }) => (
            <tr key={unitId}>
              <td>
                {unitName} {overBudget && <span className="chip chip-warn">{say('burden.isOver')}</span>}
              </td>
              <td className="numbers">{tasks}</td>
              <td className="numbers">
                {budget === null
                  ? `${thisMonth} → ${thisMonth + tasks}`
                  : `${thisMonth} → ${thisMonth + tasks} / ${budget}`}
              </td>
              <td className="numbers">{open}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <button type="button" className="text-button" onClick={() => setAll(true)}>
          {say('burden.all', { units: rows.length })}
        </button>
      )}
    </>
  );
}
