import { useState } from 'react';
import { useWords } from '../words.js';
import type { Changes } from '../document/types.js';
import type { FieldProps } from './field.js';
import { Proposed } from './proposed.js';

type DueKind = NonNullable<Changes['due']>['kind'];

const KINDS: readonly DueKind[] = ['date', 'working-days', 'default'];
const DEFAULT_DAYS = 10;
const MOST_DAYS = 250;

/** A day, so many working days after it goes out, or what holds for the kind of document. */
export function DueField({ item, set }: FieldProps) {
  const say = useWords();
  const { due } = item;
  // A day that is not typed yet is no due: the choice alone is kept here until it is.
  const [wished, setWished] = useState<DueKind | null>(null);
  const kind = wished ?? due?.kind ?? 'default';
  const choose = (next: DueKind) => {
    setWished(next === 'date' && due?.kind !== 'date' ? next : null);
    if (next === 'working-days') set({ due: { kind: next, days: DEFAULT_DAYS } });
    if (next === 'default') set({ due: { kind: next } });
  };
  return (
    <fieldset className="panel-field">
      <legend>
        {say('field.due')} <Proposed item={item} field="due" />
      </legend>
      <div className="choices">
        {KINDS.map((each) => (
          <label key={each} className="choice">
            <input
              type="radio"
              name={`due-${item.itemId}`}
              checked={kind === each}
              onChange={() => choose(each)}
            />
            <span>{say(`due.${each}`)}</span>
          </label>
        ))}
      </div>
      {kind === 'date' && (
        <DayField
          due={due?.kind === 'date' ? due : null}
          put={(next) => {
            setWished(null);
            set({ due: next });
          }}
        />
      )}
      {kind === 'working-days' && due?.kind === 'working-days' && (
        <DaysField days={due.days} put={(days) => set({ due: { kind: 'working-days', days } })} />
      )}
      {kind === 'default' && <p className="quiet">{say('due.defaultTold')}</p>}
    </fieldset>
  );
}

type DayDue = Extract<NonNullable<Changes['due']>, { kind: 'date' }>;

function DayField({ due, put }: { readonly due: DayDue | null; readonly put: (due: DayDue) => void }) {
  const say = useWords();
  const hard = due?.hard === true;
  return (
    <div className="due-date">
      <input
        type="date"
        aria-label={say('due.day')}
        value={due?.day ?? ''}
        onChange={({ target }) => target.value && put({ kind: 'date', day: target.value, hard })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={hard}
          disabled={due === null}
          onChange={({ target }) => due && put({ ...due, hard: target.checked })}
        />
        <span>{say('due.hard')}</span>
      </label>
    </div>
  );
}

function DaysField({ days, put }: { readonly days: number; readonly put: (days: number) => void }) {
  const say = useWords();
  return (
    <label className="due-days">
      <span>{say('due.daysBefore')}</span>
      <input
        type="number"
        min={1}
        max={MOST_DAYS}
        value={days}
        onChange={({ target }) =>
          put(Math.min(MOST_DAYS, Math.max(1, Math.floor(Number(target.value) || 1))))
        }
      />
      <span>{say('due.daysAfter')}</span>
    </label>
  );
}
