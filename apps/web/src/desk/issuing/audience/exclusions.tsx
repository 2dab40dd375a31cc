import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { Icon } from '../../../look/icon.js';
import { useWords } from '../words.js';
import type { WholeRule } from './rule.js';
import { useUnits, useUnitSearch } from './units.js';

type Exclusion = WholeRule['exclusions'][number];

interface Props {
  readonly exclusions: readonly Exclusion[];
  readonly put: (exclusions: Exclusion[]) => void;
}

/** Units that are taken out, each with its reason: the issuer's own branch too. */
export function Exclusions({ exclusions, put }: Props) {
  const say = useWords();
  const [q, setQ] = useState('');
  const found = useUnitSearch(useDeferredValue(q.trim()));
  const units = useUnits(exclusions.map(({ unitId }) => unitId));
  const taken = new Set(exclusions.map(({ unitId }) => unitId));
  return (
    <fieldset className="panel-field">
      <legend>{say('exclusion.title')}</legend>
      <ul className="exclusions">
        {exclusions.map(({ unitId, reason }) => {
          const unit = units.get(unitId)?.name ?? '…';
          return (
            <li key={unitId}>
              <span>{unit}</span>
              <input
                type="text"
                maxLength={200}
                aria-label={say('exclusion.reason', { unit })}
                placeholder={say('exclusion.reasonPlaceholder')}
                value={reason}
                onChange={({ target }) =>
                  put(
                    exclusions.map((each) =>
                      each.unitId === unitId ? { unitId, reason: target.value } : each,
                    ),
                  )
                }
              />
              <button
                type="button"
                className="icon-button"
                aria-label={say('exclusion.remove', { unit })}
                onClick={() => put(exclusions.filter((each) => each.unitId !== unitId))}
              >
                <Icon name="close" size={16} />
              </button>
            </li>
          );
        })}
      </ul>
      <Select
        aria-label={say('exclusion.add')}
        placeholder={say('exclusion.add')}
        value={null}
        showSearch={{ filterOption: false, onSearch: setQ }}
        notFoundContent={q.trim() === '' ? say('exclusion.type') : say('picker.noMatch', { q })}
        options={(q.trim() === '' ? [] : (found.data?.rows ?? []))
          .filter(({ unitId }) => !taken.has(unitId))
          .map(({ unitId, name }) => ({ value: unitId, label: name }))}
        onSelect={(unitId: string | null) => unitId && put([...exclusions, { unitId, reason: '' }])}
      />
    </fieldset>
  );
}
