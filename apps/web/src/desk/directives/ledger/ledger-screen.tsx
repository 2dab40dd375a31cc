import { useMemo } from 'react';
import { ProblemNote } from '../../../problems/problem-note.js';
import { Blank, Loading } from '../../../states/states.js';
import { useWay } from '../../../way/way.js';
import { useWords } from '../../../directives/words.js';
import { ExportButton } from './export-button.js';
import { Filters } from './filters.js';
import { LedgerTable } from './ledger-table.js';
import { filtersIn, useLedger } from './use-ledger.js';
import '../directives.css';

/** Every task that the reader may see, by its due date; the filters are in the address. */
export default function LedgerScreen() {
  const say = useWords();
  const { search } = useWay();
  const query = search.toString();
  const filters = useMemo(() => filtersIn(new URLSearchParams(query)), [query]);
  const ledger = useLedger(filters);
  const rows = ledger.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className="directives ledger">
      <header className="screen-head">
        <h1>{say('ledger.title')}</h1>
        <ExportButton filters={filters} />
      </header>
      <Filters filters={filters} />
      {ledger.isPending && <Loading lines={10} />}
      {ledger.error && <ProblemNote error={ledger.error} retry={() => ledger.refetch()} page />}
      {ledger.data && rows.length === 0 && <Blank title={say('ledger.none')}>{say('ledger.noneNext')}</Blank>}
      {rows.length > 0 && (
        <LedgerTable
          rows={rows}
          more={ledger.hasNextPage}
          loading={ledger.isFetchingNextPage}
          fetchMore={() => void ledger.fetchNextPage()}
        />
      )}
    </section>
  );
}
