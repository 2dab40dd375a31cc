import { useDeferredValue, useState } from 'react';
import { Icon } from '../../../look/icon.js';
import { ProblemNote } from '../../../problems/problem-note.js';
import { useUnitKindWords, useWords } from '../words.js';
import { Conditions } from './conditions.js';
import { ReachLine } from './reach-line.js';
import { ruleOrNull, withAlone, withUnit, type WholeRule } from './rule.js';
import { UnitTree } from './unit-tree.js';
import { useUnits, useUnitSearch } from './units.js';

interface Props {
  readonly rule: WholeRule;
  readonly set: (rule: WholeRule) => void;
}

/** Units by the tree or by search, always with what is below them; then conditions that narrow it down. */
export function AudiencePicker({ rule, set }: Props) {
  const say = useWords();
  const [q, setQ] = useState('');
  const asked = useDeferredValue(q.trim());
  const toggle = (unitId: string) => set(withUnit(rule, unitId));
  return (
    <section className="pane picker" aria-labelledby="picker-title">
      <div className="pane-title">
        <h2 id="picker-title">{say('picker.title')}</h2>
        <input
          type="search"
          aria-label={say('picker.search')}
          placeholder={say('picker.search')}
          value={q}
          onChange={({ target }) => setQ(target.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
      </div>
      <ReachLine rule={ruleOrNull(rule)} />
      <Chosen rule={rule} remove={toggle} />
      <div className="picker-body">
        {asked === '' ? (
          <UnitTree
            chosen={rule.subtrees}
            alone={rule.alone}
            toggle={toggle}
            toggleBelow={(unitId) => set(withAlone(rule, unitId))}
          />
        ) : (
          <Found q={asked} chosen={rule.subtrees} toggle={toggle} />
        )}
        <Conditions rule={rule} set={set} />
      </div>
    </section>
  );
}

function Chosen({ rule, remove }: { readonly rule: WholeRule; readonly remove: (unitId: string) => void }) {
  const say = useWords();
  const units = useUnits(rule.subtrees);
  if (rule.subtrees.length === 0) return null;
  return (
    <ul className="chosen-units" aria-label={say('picker.chosen')}>
      {rule.subtrees.map((unitId) => {
        const name = units.get(unitId)?.name ?? '…';
        return (
          <li key={unitId}>
            <span>{say(rule.alone.includes(unitId) ? 'rule.alone' : 'rule.subtree', { unit: name })}</span>
            <button
              type="button"
              className="icon-button"
              aria-label={say('picker.remove', { unit: name })}
              onClick={() => remove(unitId)}
            >
              <Icon name="close" size={14} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

interface FoundProps {
  readonly q: string;
  readonly chosen: readonly string[];
  readonly toggle: (unitId: string) => void;
}

function Found({ q, chosen, toggle }: FoundProps) {
  const say = useWords();
  const sayKind = useUnitKindWords();
  const found = useUnitSearch(q);
  if (found.error) return <ProblemNote error={found.error} retry={() => found.refetch()} />;
  const rows = found.data?.rows ?? [];
  if (found.isSuccess && rows.length === 0) return <p className="quiet">{say('picker.noMatch', { q })}</p>;
  return (
    <ul className="found-units" aria-label={say('picker.found')}>
      {rows.map(({ unitId, name, code, kind }) => (
        <li key={unitId}>
          <label className="check">
            <input type="checkbox" checked={chosen.includes(unitId)} onChange={() => toggle(unitId)} />
            <span>
              {name} <span className="quiet">{`${sayKind(kind)} · ${code}`}</span>
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
