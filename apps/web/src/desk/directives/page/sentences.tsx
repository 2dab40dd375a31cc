import { Fragment } from 'react';
import { ProblemNote } from '../../../problems/problem-note.js';
import { ItemRemarks } from '../../../remarks/directive-remarks.js';
import { Blank, Loading } from '../../../states/states.js';
import { useFilter } from '../../../way/way.js';
import type { CoverageRow, ItemProgress } from '../types.js';
import { useWords } from '../../../directives/words.js';
import { BecameOf } from './became-of.js';
import { firstStretches } from '../../../directives/first-stretches.js';
import { readableRows } from '../../../directives/readable-rows.js';
import { useCoverage, useSource } from '../../../directives/use-directive.js';

interface Props {
  readonly directiveId: string;
  readonly mayRemark: boolean;
}

/** The source word for word on the left; beside each stretch what became of it. */
export function Sentences({ directiveId, mayRemark }: Props) {
  const say = useWords();
  const coverage = useCoverage(directiveId);
  const source = useSource(directiveId);
  const [only, setOnly] = useFilter('only');
  const error = coverage.error ?? source.error;
  if (error)
    return <ProblemNote error={error} retry={() => Promise.all([coverage.refetch(), source.refetch()])} />;
  if (!coverage.data || source.data === undefined) return <Loading lines={10} />;
  const rows = readableRows(coverage.data.rows, source.data).filter(
    (row) => only === null || row.outcome === only,
  );
  const progress = new Map(coverage.data.itemProgress?.map((one) => [one.itemId, one]));
  return (
    <section className="sheet-of-words" aria-labelledby="sentences">
      <header className="screen-head">
        <h2 id="sentences">{say('sentences.title')}</h2>
        <label className="check">
          <input
            type="checkbox"
            checked={only === 'task'}
            onChange={({ target }) => setOnly(target.checked ? 'task' : null)}
          />
          <span>{say('sentences.onlyTasks')}</span>
        </label>
      </header>
      {rows.length === 0 && <Blank title={say('sentences.none')} />}
      <Rows
        rows={rows}
        text={source.data}
        progress={progress}
        directiveId={directiveId}
        mayRemark={mayRemark}
      />
    </section>
  );
}

interface RowsProps extends Props {
  readonly rows: readonly CoverageRow[];
  readonly text: string;
  readonly progress: ReadonlyMap<string, ItemProgress>;
}

function Rows({ rows, text, progress, directiveId, mayRemark }: RowsProps) {
  const say = useWords();
  if (rows.length === 0) return null;
  const isFirst = firstStretches(rows);
  return (
    <table className="sentences">
      <thead>
        <tr>
          <th scope="col">{say('sentences.said')}</th>
          <th scope="col">{say('sentences.became')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.span.start}-${row.itemId}`}>
            <td className={row.outcome === 'task' ? 'said said-task' : 'said'}>
              <Words text={text.slice(row.span.start, row.span.end)} />
            </td>
            <td>
              <BecameOf
                row={row}
                progress={row.itemId === null ? undefined : progress.get(row.itemId)}
                directiveId={directiveId}
              />
              {row.itemId !== null && isFirst(row) && (
                <ItemRemarks
                  directiveId={directiveId}
                  itemId={row.itemId}
                  heading={row.excerpt}
                  may={mayRemark}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** As written, line by line. */
function Words({ text }: { readonly text: string }) {
  const lines = text.trim().split(/\r?\n/);
  return lines.map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ));
}
