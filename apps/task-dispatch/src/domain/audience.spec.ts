import { describe, expect, it } from '@jest/globals';
import { isPlain, reaches, subtreesFor, type ReachableUnit } from './audience.js';
import type { AudienceRule } from './item.js';

const BRANCH: ReachableUnit = {
  unitId: 'branch',
  path: '/1/12/107/',
  name: '第一管护站党支部',
  kind: 'branch',
  ended: false,
  responsible: null,
  tags: ['forest'],
  validFrom: '2026-03-01',
};
const EVERYBODY: AudienceRule = { subtrees: ['district'], kinds: [], tags: [], exclusions: [], postId: null };
const AT = { roots: ['/1/'], today: '2026-05-06' };

describe('An audience rule', () => {
  it('reaches a unit below one of its subtrees, and the root of one', () => {
    expect(reaches(EVERYBODY, BRANCH, AT)).toBe(true);
    expect(reaches(EVERYBODY, BRANCH, { ...AT, roots: ['/1/12/107/'] })).toBe(true);
  });

  it.each<[string, Partial<AudienceRule>, Partial<ReachableUnit>, Partial<typeof AT>]>([
    ['elsewhere in the tree', {}, {}, { roots: ['/1/120/'] }],
    ['that is a party cell', {}, { kind: 'party-cell' }, {}],
    ['that is not there yet', {}, { validFrom: '2026-05-07' }, {}],
    ['of another kind', { kinds: ['general-branch'] }, {}, {}],
    ['with none of its tags', { tags: ['town'] }, {}, {}],
    ['that is excluded', { exclusions: [{ unitId: 'branch', reason: '已单独部署' }] }, {}, {}],
  ])('does not reach a unit %s', (_, rule, unit, at) => {
    expect(reaches({ ...EVERYBODY, ...rule }, { ...BRANCH, ...unit }, { ...AT, ...at })).toBe(false);
  });

  it('reaches of a subtree that is meant alone the root, and nobody below it', () => {
    const rule = { ...EVERYBODY, subtrees: ['district', 'bureau'], alone: ['district'] };
    expect(subtreesFor(rule, 'branch')).toEqual(['bureau']);
    expect(subtreesFor(rule, 'district')).toEqual(['district', 'bureau']);
    expect(subtreesFor(EVERYBODY, 'branch')).toEqual(['district']);
  });

  it('reaches a unit of one of its kinds with one of its tags from the first day on', () => {
    const rule = { ...EVERYBODY, kinds: ['branch', 'grid-branch'], tags: ['town', 'forest'] };
    expect(reaches(rule, BRANCH, { ...AT, today: '2026-03-01' })).toBe(true);
  });

  it('is left to organization where a post or the end of a unit decides', () => {
    expect(isPlain(EVERYBODY, BRANCH)).toBe(true);
    expect(isPlain({ ...EVERYBODY, postId: 'secretary' }, BRANCH)).toBe(false);
    expect(isPlain(EVERYBODY, { ...BRANCH, ended: true })).toBe(false);
  });
});
