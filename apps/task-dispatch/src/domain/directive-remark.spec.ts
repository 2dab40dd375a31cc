import { describe, expect, it } from '@jest/globals';
import { type Duty, failureOf } from '#libs/kernel';
import { drafted, idOf, ISSUER, person } from '../../test/directive-builder.js';
import { at, calendar } from '../../test/task-builder.js';
import { remarkOnDirective, type DirectiveRemarkCommand, type RemarkedOn } from './directive-remark.js';
import type { DirectiveState } from './directive.js';

const { directive: draft, items } = drafted([
  { marker: '一、', heading: '排查', rest: '各单位要开展排查。' },
  { marker: '二、', heading: '值守', rest: '各单位要加强值守。' },
]);
const seen: RemarkedOn = {
  directive: { ...draft, state: 'issued', issuedAt: at('2026-11-20 16:00') },
  issuerPath: '/1/',
  items,
};
const unit = {
  unitId: idOf('unit /1/12/'),
  path: '/1/12/',
  name: '第十二党支部',
  kind: 'branch',
  ended: false,
  responsible: { personId: idOf('secretary now'), name: '赵书记', vacant: false },
};
const wish: DirectiveRemarkCommand = {
  remarkId: idOf('remark'),
  dispatchId: idOf('dispatch of the remark'),
  itemId: null,
  words: '请抓紧落实。',
  demands: false,
  dueDay: null,
  unitId: null,
  unit: null,
  concerned: [idOf('secretary 1'), draft.drafter.personId, idOf('secretary 2')],
};
const demand = { ...wish, itemId: items[1]!.itemId, demands: true, unitId: unit.unitId, unit };

const leader = (path = '/1/', duty: Duty = 'remark') =>
  person('区委书记', { unitPath: path, duties: [duty] });
const acting = (caller = leader()) => ({ caller, now: at('2026-11-23 10:00'), calendar });
const remarked = (more: Partial<DirectiveRemarkCommand> = {}, of = seen) =>
  remarkOnDirective(of, { ...wish, ...more }, acting());
const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return 'accepted';
  } catch (error) {
    return failureOf(error)?.code;
  }
};

describe('a remark on a directive', () => {
  it('tells the drafter, and passes its words on to everybody else concerned, each once', () => {
    const { news, passedOn, opened, remark } = remarked();
    const said = {
      remarkId: wish.remarkId,
      itemId: null,
      heading: '关于做好冬季工作的通知',
      newTaskId: null,
    };
    expect(news).toEqual({
      type: 'remarked',
      kind: 'remark',
      words: wish.words,
      byName: '区委书记',
      ...said,
    });
    expect(passedOn).toMatchObject([
      { type: 'remark-passed-on', ...said, personIds: [idOf('secretary 1'), idOf('secretary 2')] },
    ]);
    expect(opened).toBeNull();
    expect(remark).toMatchObject({
      itemId: null,
      demands: false,
      by: { name: '区委书记', postTitle: '干事' },
    });
  });

  it('on an item carries the heading of the item', () => {
    expect(remarked({ itemId: items[1]!.itemId })).toMatchObject({ heading: '值守', item: { path: '2' } });
  });

  it('is passed on to 500 people in a fact', () => {
    const concerned = Array.from({ length: 1201 }, (_, index) => idOf(`secretary ${index}`));
    const told = remarked({ concerned }).passedOn.map((news) => 'personIds' in news && news.personIds.length);
    expect(told).toEqual([500, 500, 201]);
  });

  it('without words is an initial, and is passed on to nobody', () => {
    const { news, passedOn } = remarked({ words: null });
    expect(news).toMatchObject({ kind: 'initialled', words: null });
    expect(passedOn).toEqual([]);
  });

  it('is for who holds the duty over the issuer, on what is in force or closed and has such an item', () => {
    const as = (caller: ReturnType<typeof leader>) =>
      codeOf(() => remarkOnDirective(seen, wish, acting(caller)));
    expect(as(leader('/1/12/'))).toBe('task-dispatch/directive-not-yours');
    expect(as(leader('/1/', 'dispatch'))).toBe('task-dispatch/directive-not-yours');
    const inState = (state: DirectiveState) =>
      codeOf(() => remarked({}, { ...seen, directive: { ...seen.directive, state } }));
    expect([inState('issued'), inState('closed')]).toEqual(['accepted', 'accepted']);
    for (const state of ['draft', 'in-sign-off', 'withdrawn', 'superseded'] as const) {
      expect(inState(state)).toBe('task-dispatch/directive-not-issued');
    }
    expect(codeOf(() => remarked({ itemId: idOf('no item') }))).toBe('task-dispatch/item-not-found');
  });
});

describe('a remark on a directive that demands', () => {
  it('opens a task of the unit that it names, with the words as requirement and the item’s review', () => {
    const { opened, remark, news } = remarked(demand);
    expect(opened!.content).toMatchObject({
      directiveId: draft.id,
      itemId: wish.remarkId,
      itemPath: '2',
      heading: '批示事项：值守',
      requirement: wish.words,
      criteria: [{ text: '按条目要求办结并说明结果' }],
      issuerUnitPath: ISSUER.path,
      contactPersonId: draft.drafter.personId,
      reviewFlowKey: 'completion-review',
    });
    expect(opened!.target).toMatchObject({ unitId: unit.unitId, dueAt: at('2026-12-15 00:00') });
    expect(news).toMatchObject({ newTaskId: remark.newTaskId });
    expect(remark.newTaskId).not.toBeNull();
  });

  it('is passed on to whoever answers for that unit alone', () => {
    const { passedOn } = remarked(demand);
    expect(passedOn).toMatchObject([{ personIds: [idOf('secretary now')] }]);
    expect(remarked({ ...demand, unit: { ...unit, responsible: null } }).passedOn).toEqual([]);
  });

  it('is refused for a unit that is not below the issuer, and for a day that has passed', () => {
    const refused = (more: Partial<DirectiveRemarkCommand>) => codeOf(() => remarked({ ...demand, ...more }));
    expect(refused({ unit: null })).toBe('task-dispatch/unit-not-below-issuer');
    expect(refused({ unitId: null, unit: null })).toBe('task-dispatch/unit-not-below-issuer');
    expect(refused({ unit: { ...unit, path: '/2/' } })).toBe('task-dispatch/unit-not-below-issuer');
    expect(refused({ dueDay: '2026-11-22' })).toBe('task-dispatch/due-in-the-past');
  });
});
