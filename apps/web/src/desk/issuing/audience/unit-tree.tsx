import { useState } from 'react';
import { Icon } from '../../../look/icon.js';
import { ProblemNote } from '../../../problems/problem-note.js';
import { Loading } from '../../../states/states.js';
import { useUnitKindWords, useWords } from '../words.js';
import { useChildren, type TreeUnit } from './units.js';

interface Props {
  readonly chosen: readonly string[];
  /** Those of the chosen that are meant without what is below them. */
  readonly alone: readonly string[];
  readonly toggle: (unitId: string) => void;
  readonly toggleBelow: (unitId: string) => void;
}

/** The organisation as nested lists; what is below a unit is fetched when it is opened. */
export function UnitTree(props: Props) {
  const say = useWords();
  return (
    <div className="unit-tree" role="group" aria-label={say('picker.tree')}>
      <Branch {...props} parentId={null} covered={false} />
    </div>
  );
}

interface BranchProps extends Props {
  readonly parentId: string | null;
  /** A unit above is chosen, and so is everything here. */
  readonly covered: boolean;
}

function Branch({ parentId, ...props }: BranchProps) {
  const say = useWords();
  const children = useChildren(parentId);
  if (children.isPending) return <Loading lines={2} />;
  if (children.error) return <ProblemNote error={children.error} retry={() => children.refetch()} />;
  return (
    <ul>
      {children.data.pages
        .flatMap(({ rows }) => rows)
        .map((unit) => (
          <Node key={unit.unitId} {...props} unit={unit} openAtFirst={parentId === null} />
        ))}
      {children.hasNextPage && (
        <li>
          <button type="button" className="text-button" onClick={() => void children.fetchNextPage()}>
            {say('picker.more')}
          </button>
        </li>
      )}
    </ul>
  );
}

interface NodeProps extends Omit<BranchProps, 'parentId'> {
  readonly unit: TreeUnit;
  readonly openAtFirst: boolean;
}

function Node({ unit, openAtFirst, covered, ...props }: NodeProps) {
  const { chosen, alone, toggle, toggleBelow } = props;
  const say = useWords();
  const sayKind = useUnitKindWords();
  const [open, setOpen] = useState(openAtFirst);
  const mine = chosen.includes(unit.unitId);
  const withBelow = mine && !alone.includes(unit.unitId);
  const cell = unit.kind === 'party-cell';
  return (
    <li>
      <div className={mine || covered ? 'unit-node unit-node-in' : 'unit-node'}>
        {unit.children > 0 ? (
          <button
            type="button"
            className="icon-button unit-fold"
            aria-expanded={open}
            aria-label={say(open ? 'picker.fold' : 'picker.unfold', { unit: unit.name })}
            onClick={() => setOpen(!open)}
          >
            <Icon name="arrow" size={14} />
          </button>
        ) : (
          <span className="unit-fold" />
        )}
        <label className="check">
          <input
            type="checkbox"
            checked={mine || covered}
            disabled={(covered && !mine) || cell}
            onChange={() => toggle(unit.unitId)}
          />
          <span>
            {unit.name} <span className="quiet">{sayKind(unit.kind)}</span>
          </span>
        </label>
        {mine && unit.children > 0 && (
          <label className="unit-below">
            <input
              type="checkbox"
              checked={withBelow}
              aria-label={say('picker.unitWithBelow', { unit: unit.name })}
              onChange={() => toggleBelow(unit.unitId)}
            />{' '}
            {say('picker.withBelow')}
          </label>
        )}
      </div>
      {open && <Branch {...props} parentId={unit.unitId} covered={covered || withBelow} />}
    </li>
  );
}
