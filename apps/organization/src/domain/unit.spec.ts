import { describe, expect, it } from '@jest/globals';
import { UNIT_KINDS } from '#libs/contracts';
import { expectRaised } from '../../test/expect-raised.js';
import { aUnit } from '../../test/builders.js';
import { closeUnit, foundUnit, moveUnit, renameUnit, type Unit, type UnitKind } from './unit.js';

const today = '2026-03-02';
const root = aUnit({ number: 1, path: '/1/', parentId: null, kind: 'district-committee' });
const branch = aUnit({ number: 12, path: '/1/12/', parentId: root.unitId, kind: 'branch' });

function below(parent: Unit, changed: Partial<Unit> = {}): Unit {
  return foundUnit({ ...aUnit({ number: 107 }), ...changed }, parent, today);
}

describe('founding a unit', () => {
  it('places it below its parent by its own short number', () => {
    expect(below(branch).path).toBe('/1/12/107/');
  });

  it('lets whoever answers for the parent stand in until it has a head', () => {
    const led = { ...branch, responsible: { personId: 'p', name: '王海', vacant: false } };
    expect(below(led).responsible).toEqual({ personId: 'p', name: '王海', vacant: true });
  });

  it('is refused below a unit that has ended', () => {
    expectRaised(() => below({ ...branch, validTo: today }), 'organization/unit-closed');
  });

  it('needs a mission and an end for a temporary branch', () => {
    const code = 'organization/temporary-branch-needs-mission-and-end';
    expectRaised(() => below(root, { kind: 'temporary-branch', mission: '防汛' }), code);
    expectRaised(() => below(root, { kind: 'temporary-branch', validTo: '2026-05-01' }), code);
    expect(below(root, { kind: 'temporary-branch', mission: '防汛', validTo: '2026-05-01' }).state).toBe(
      'open',
    );
  });

  it('is refused when it would end before it begins', () => {
    expectRaised(
      () => below(root, { validFrom: '2026-03-05', validTo: '2026-03-05' }),
      'organization/period-ends-before-it-begins',
    );
  });

  it('is refused below the twelfth level', () => {
    const deep = { ...branch, path: '/1/2/3/4/5/6/7/8/9/10/11/12/' };
    expectRaised(() => below(deep), 'organization/tree-too-deep');
  });
});

describe('moving a unit', () => {
  const other = aUnit({ number: 30, path: '/1/30/', parentId: root.unitId });

  it('keeps its number and counts the version on', () => {
    const moved = moveUnit(branch, other, { deepest: 2, today });
    expect(moved).toMatchObject({ path: '/1/30/12/', parentId: other.unitId, version: branch.version + 1 });
  });

  it('is refused under itself and under what is below it', () => {
    const inside = aUnit({ number: 5, path: '/1/12/5/', parentId: branch.unitId });
    expectRaised(() => moveUnit(branch, branch, { deepest: 3, today }), 'organization/unit-under-itself');
    expectRaised(() => moveUnit(branch, inside, { deepest: 3, today }), 'organization/unit-under-itself');
  });

  it('is refused when something below it would come to lie too deep', () => {
    const low = aUnit({ number: 9, path: '/1/2/3/4/5/6/7/8/9/', parentId: root.unitId });
    expectRaised(() => moveUnit(branch, low, { deepest: 5, today }), 'organization/tree-too-deep');
  });

  it('never moves the top of the district', () => {
    const elsewhere = aUnit({ number: 40, path: '/40/', parentId: null });
    expectRaised(() => moveUnit(root, elsewhere, { deepest: 1, today }), 'organization/root-unit-stays');
  });
});

describe('closing a unit', () => {
  it('is never done to the top of the district, in which the administrators serve', () => {
    expectRaised(() => closeUnit(root, today, { openBelow: 0, today }), 'organization/root-unit-stays');
  });

  it('ends it at once when the day has come, and only notes a day to come', () => {
    expect(closeUnit(branch, today, { openBelow: 0, today }).state).toBe('closed');
    expect(closeUnit(branch, '2026-04-01', { openBelow: 0, today })).toMatchObject({
      state: 'open',
      validTo: '2026-04-01',
    });
  });

  it('is refused while units below it go on', () => {
    expectRaised(
      () => closeUnit(branch, today, { openBelow: 2, today }),
      'organization/unit-has-open-units-below',
    );
  });

  it('is final: a closed unit is neither renamed nor closed again', () => {
    const closed = closeUnit(branch, today, { openBelow: 0, today });
    expectRaised(() => renameUnit(closed, '新名', today), 'organization/unit-closed');
    expectRaised(() => closeUnit(closed, today, { openBelow: 0, today }), 'organization/unit-closed');
  });
});

it('knows the same kinds as the contract', () => {
  const kinds: readonly UnitKind[] = UNIT_KINDS;
  expect(kinds).toHaveLength(14);
});
