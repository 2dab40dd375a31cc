import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { LightChip } from '../../../lights/light-chip.js';
import { shownState, StateChip } from '../../../lights/state-chip.js';
import { deadlineOf } from '../../../days/days.js';
import { SCALE } from '../../../text-size/text-size.js';
import { useTextSize } from '../../../text-size/use-text-size.js';
import { To } from '../../../way/way.js';
import { useLanguage } from '../../../words/words.js';
import type { TaskRow } from '../types.js';
import { useWords } from '../../../directives/words.js';

interface Props {
  readonly rows: readonly TaskRow[];
  readonly more: boolean;
  readonly loading: boolean;
  readonly fetchMore: () => void;
}

const ROW_PX = 57;
const AHEAD = 30;

/** Only what is in sight is drawn: ten thousand rows scroll as ten do. */
export function LedgerTable({ rows, more, loading, fetchMore }: Props) {
  const say = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const scale = SCALE[useTextSize()];
  // Nothing memoises here by itself: there is no compiler of React in the build.
  // oxlint-disable-next-line react/incompatible-library
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX * scale,
    overscan: 12,
  });
  // What was measured in smaller letters lies on top of one another in larger ones.
  useEffect(() => list.measure(), [list, scale]);
  const inSight = list.getVirtualItems();
  const last = inSight[inSight.length - 1]?.index ?? 0;
  useEffect(() => {
    if (more && !loading && last > rows.length - AHEAD) fetchMore();
  }, [more, loading, last, rows.length, fetchMore]);
  return (
    <div
      className="ledger-frame"
      ref={frame}
      role="table"
      aria-label={say('ledger.title')}
      aria-rowcount={more ? -1 : rows.length + 1}
      tabIndex={0}
    >
      <Head />
      <div role="rowgroup" className="ledger-rows" style={{ height: list.getTotalSize() }}>
        {inSight.map(({ index, start, key }) => (
          <Row key={key} row={rows[index]!} index={index} start={start} />
        ))}
      </div>
      {loading && (
        <p className="quiet ledger-more" role="status">
          {say('ledger.loading')}
        </p>
      )}
    </div>
  );
}

function Head() {
  const say = useWords();
  return (
    <div role="rowgroup" className="ledger-head">
      <div role="row" className="ledger-row" aria-rowindex={1}>
        {(['task', 'unit', 'responsible', 'due', 'state'] as const).map((column) => (
          <span role="columnheader" key={column}>
            {say(`ledger.${column}`)}
          </span>
        ))}
      </div>
    </div>
  );
}

function Row({
  row,
  index,
  start,
}: {
  readonly row: TaskRow;
  readonly index: number;
  readonly start: number;
}) {
  const language = useLanguage();
  return (
    <div
      role="row"
      className="ledger-row"
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${start}px)` }}
    >
      <span role="cell" className="ledger-task">
        <To href={`/desk/tasks/${row.taskId}`}>{row.requirement}</To>
        <span className="quiet">
          {row.directiveTitle} {row.itemPath}
        </span>
      </span>
      <span role="cell">{row.unitName}</span>
      <span role="cell">{row.responsible?.name ?? '—'}</span>
      <span role="cell" className="numbers">
        {deadlineOf(row.effectiveDueAt, language)}
      </span>
      <span role="cell" className="ledger-state">
        <StateChip state={shownState(row)} /> <LightChip light={row.light} />
      </span>
    </div>
  );
}
