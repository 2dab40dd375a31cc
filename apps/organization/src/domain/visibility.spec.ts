import { describe, expect, it } from '@jest/globals';
import { Caller, DUTIES } from '#libs/kernel';
import { aCaller, anAppointment, DISTRICT } from '../../test/builders.js';
import { audienceScope, visibleUnits } from './visibility.js';

function sees(caller: Caller, ...paths: string[]): boolean[] {
  const scope = visibleUnits(caller);
  return paths.map((path) => scope.covers(path));
}

describe('what a person sees of the tree', () => {
  it('is the own unit and the chain above it for somebody who handles, never what is below or beside', () => {
    const clerk = aCaller(anAppointment(['handle'], '/1/12/107/'));
    expect(sees(clerk, '/1/12/107/', '/1/12/', '/1/')).toEqual([true, true, true]);
    expect(sees(clerk, '/1/12/107/3/', '/1/12/108/', '/1/13/', '/2/')).toEqual([false, false, false, false]);
  });

  it('is the whole subtree in which a post holds, and the chain above it', () => {
    const office = aCaller(anAppointment(['supervise'], '/1/12/5/', '/1/12/'));
    expect(sees(office, '/1/12/107/3/', '/1/12/5/', '/1/')).toEqual([true, true, true]);
    expect(sees(office, '/1/120/', '/1/13/')).toEqual([false, false]);
  });

  it('is the district for the three administrators and the platform itself', () => {
    for (const duty of ['administer-units', 'administer-accounts', 'audit'] as const) {
      expect(sees(aCaller(anAppointment([duty], '/1/9/')), '/1/', '/1/13/4/')).toEqual([true, true]);
    }
    expect(sees(Caller.machine('task-dispatch', DISTRICT), '/1/13/4/')).toEqual([true]);
  });

  it('is nothing for a person without a post', () => {
    expect(sees(aCaller(), '/1/')).toEqual([false]);
  });
});

it('only those who draft, sign off or dispatch have a scope for audiences', () => {
  const able = DUTIES.filter((duty) => !audienceScope(aCaller(anAppointment([duty], '/1/'))).isEmpty);
  expect(able).toEqual(['draft', 'sign-off', 'dispatch']);
});
