import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { unitSearch } from '../api/sdk.gen.js';
import './unit-choice.css';

interface Props {
  readonly unitId: string | null;
  readonly choose: (unitId: string | null) => void;
  /** Which the area asks for, in its own words. */
  readonly said: {
    readonly legend: string;
    readonly search: string;
    readonly none: (q: string) => string;
  };
  /** The unit that asked to be let off. */
  readonly without?: string;
}

/** One unit, found by its name, its pinyin or its code. */
export function UnitChoice({ unitId, choose, said, without }: Props) {
  const [q, setQ] = useState('');
  const asked = useDeferredValue(q.trim());
  const found = useQuery({
    queryKey: ['units', 'search', asked],
    queryFn: () => unitSearch({ query: { q: asked, limit: 12 } }),
    enabled: asked !== '',
    placeholderData: (before) => before,
  });
  const rows = (found.data?.rows ?? []).filter(
    (unit) => unit.unitId !== without && unit.kind !== 'party-cell',
  );
  return (
    <fieldset className="unit-choice">
      <legend>{said.legend}</legend>
      <input
        type="search"
        aria-label={said.search}
        placeholder={said.search}
        value={q}
        onChange={({ target }) => setQ(target.value)}
      />
      {found.isSuccess && rows.length === 0 && <p className="quiet">{said.none(asked)}</p>}
      <ul>
        {rows.map((unit) => (
          <li key={unit.unitId}>
            <label>
              <input
                type="radio"
                name="to-unit"
                checked={unit.unitId === unitId}
                onChange={() => choose(unit.unitId)}
              />{' '}
              {unit.name} <span className="quiet">{unit.code}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
