import { useQuery } from '@tanstack/react-query';
import { directiveGet, unitGet } from '../../../api/sdk.gen.js';
import { one } from '../../../calls/keys.js';
import { useFilter, useWay } from '../../../way/way.js';
import { useBaseWords } from '../../../words/words.js';
import { SearchField } from '../search-field.js';
import { useWords } from '../../../directives/words.js';
import type { LedgerFilters } from './use-ledger.js';

const STATES = [
  'dispatched',
  'declined',
  'in-progress',
  'in-review',
  'suspended',
  'closed',
  'cancelled',
  'handed-over',
] as const;
const LIGHTS = ['red', 'yellow', 'green'] as const;
const FLAGS = ['unsignedLate', 'returned', 'extensionOpen'] as const;

/** What narrows the ledger; what came along in the address can be taken out again. */
export function Filters({ filters }: { readonly filters: LedgerFilters }) {
  const say = useWords();
  const sayBase = useBaseWords();
  const [state, setState] = useFilter('state');
  const [lights, setLights] = useFilter('lights');
  return (
    <div className="filters">
      <SearchField label={say('ledger.search')} />
      <label className="filter">
        <span>{say('ledger.state')}</span>
        <select value={state ?? ''} onChange={({ target }) => setState(target.value || null)}>
          <option value="">{say('all')}</option>
          {STATES.map((value) => (
            <option key={value} value={value}>
              {sayBase(`state.${value}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="filter">
        <span>{say('ledger.light')}</span>
        <select value={lights ?? ''} onChange={({ target }) => setLights(target.value || null)}>
          <option value="">{say('all')}</option>
          {LIGHTS.map((value) => (
            <option key={value} value={value}>
              {sayBase(`light.${value}`)}
            </option>
          ))}
        </select>
      </label>
      {FLAGS.map((name) => (
        <Flag key={name} name={name} />
      ))}
      <Given filters={filters} />
    </div>
  );
}

function Flag({ name }: { readonly name: (typeof FLAGS)[number] }) {
  const say = useWords();
  const [value, set] = useFilter(name);
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={value === 'true'}
        onChange={({ target }) => set(target.checked ? 'true' : null)}
      />
      <span>{say(`ledger.${name}`)}</span>
    </label>
  );
}

/** Of which directive and which unit, by name. */
function Given({
  filters: { directiveId, itemId, unitId, underUnitId },
}: {
  readonly filters: LedgerFilters;
}) {
  const say = useWords();
  const { path, search, go } = useWay();
  const directive = useQuery({
    queryKey: one('directive', directiveId ?? ''),
    queryFn: () => directiveGet({ path: { directiveId: directiveId! } }),
    enabled: directiveId !== undefined,
  });
  const unit = useUnitName(underUnitId ?? unitId);
  const without = (names: readonly string[]) => {
    const next = new URLSearchParams(search);
    for (const name of names) next.delete(name);
    go(`${path}?${next.toString()}`, { replace: true });
  };
  return (
    <>
      {directiveId && (
        <Chip words={directive.data?.title ?? '…'} drop={() => without(['directiveId', 'itemId'])} />
      )}
      {itemId && <Chip words={say('ledger.oneItem')} drop={() => without(['itemId'])} />}
      {(underUnitId ?? unitId) && (
        <Chip words={unit ?? '…'} drop={() => without(['unitId', 'underUnitId'])} />
      )}
    </>
  );
}

function useUnitName(unitId: string | undefined): string | undefined {
  const unit = useQuery({
    queryKey: ['units', 'one', unitId],
    queryFn: () => unitGet({ path: { unitId: unitId! } }),
    enabled: unitId !== undefined,
    staleTime: Infinity,
  });
  return unit.data?.name;
}

function Chip({ words, drop }: { readonly words: string; readonly drop: () => void }) {
  const say = useWords();
  return (
    <span className="given">
      {words}
      <button
        type="button"
        className="icon-button"
        aria-label={say('ledger.without', { words })}
        onClick={drop}
      >
        ×
      </button>
    </span>
  );
}
