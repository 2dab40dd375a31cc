import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { exportGet, exportRequest } from '../../../api/sdk.gen.js';
import { keyed } from '../../../calls/key.js';
import { useCommand } from '../../../calls/use-command.js';
import { Icon } from '../../../look/icon.js';
import { ProblemNote } from '../../../problems/problem-note.js';
import { useWords } from '../../../directives/words.js';
import type { LedgerFilters } from './use-ledger.js';

/** A job makes the workbook; it is looked at so often. */
const LOOK_MS = 1_000;

/** The same filters as on the screen, as a workbook: asked for, made, and handed over by itself. */
export function ExportButton({ filters }: { readonly filters: LedgerFilters }) {
  const say = useWords();
  const [exportId, setExportId] = useState<string | null>(null);
  const ask = useCommand(
    (wish: LedgerFilters, key) => exportRequest({ body: wish, headers: keyed(key) }),
    (made) => setExportId(made.exportId),
  );
  return (
    <div className="export">
      <button type="button" className="button" disabled={ask.isPending} onClick={() => ask.mutate(filters)}>
        <Icon name="download" size={18} /> {say('export.open')}
      </button>
      {exportId && <Making exportId={exportId} />}
      {ask.error && <ProblemNote error={ask.error} />}
    </div>
  );
}

function Making({ exportId }: { readonly exportId: string }) {
  const say = useWords();
  const made = useQuery({
    queryKey: ['export', exportId],
    queryFn: () => exportGet({ path: { exportId } }),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'queued' || data?.state === 'running' ? LOOK_MS : false,
  });
  const href = `/api/v1/exports/${exportId}/content`;
  const state = made.data?.state;
  useEffect(() => {
    if (state === 'ready') location.assign(href);
  }, [state, href]);
  if (made.error) return <ProblemNote error={made.error} retry={() => made.refetch()} />;
  if (state === 'failed') {
    return <p role="alert">{say(`export.${made.data?.failure ?? 'could-not-be-written'}`)}</p>;
  }
  if (state === 'ready') {
    return (
      <p role="status">
        {say('export.ready', { rows: made.data?.rows ?? 0 })} <a href={href}>{say('export.again')}</a>
      </p>
    );
  }
  return <p role="status">{say('export.making')}</p>;
}
