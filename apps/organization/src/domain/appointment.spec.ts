import { describe, expect, it } from '@jest/globals';
import type { Duty } from '#libs/kernel';
import { aUnit, DISTRICT } from '../../test/builders.js';
import { expectRaised } from '../../test/expect-raised.js';
import { endAppointment, onDay, startAppointment, type Appointment } from './appointment.js';
import { registerPerson } from './person.js';
import { createPost } from './post.js';

const today = '2026-03-02';
const unit = aUnit();
const person = registerPerson({ districtId: DISTRICT, personId: 'p', name: '王海' });
let count = 0;

function post(...duties: Duty[]) {
  count += 1;
  return createPost({
    districtId: DISTRICT,
    postId: `post-${count}`,
    title: `职务${count}`,
    duties,
    heads: false,
  });
}

function start(
  duties: Duty[],
  held: readonly Appointment[] = [],
  days: { from?: string; to?: string | null } = {},
) {
  const plan = { appointmentId: `a-${count}`, person, unit, post: post(...duties), scopeUnit: unit };
  return startAppointment({ ...plan, from: days.from ?? today, to: days.to ?? null }, held, today);
}

const separate = 'organization/duties-must-be-separate';

describe('separation of duties (三员分立)', () => {
  it('refuses a post that combines an administrator with anything else', () => {
    expectRaised(() => post('administer-units', 'administer-accounts'), separate);
    expectRaised(() => post('audit', 'review'), separate);
    expect(post('draft', 'handle').dutyGroup).toBe('work');
  });

  it.each<[Duty, Duty]>([
    ['administer-units', 'administer-accounts'],
    ['administer-accounts', 'audit'],
    ['audit', 'administer-units'],
    ['administer-units', 'handle'],
    ['sign-off', 'audit'],
    ['remark', 'administer-accounts'],
  ])('refuses one person who holds %s and is given %s', (first, second) => {
    expectRaised(() => start([second], [start([first])]), separate);
  });

  it('allows a plain post beside an administrator and one after the other has ended', () => {
    expect(start([], [start(['audit'])]).state).toBe('in-effect');
    const before = start(['audit'], [], { from: '2026-01-01', to: '2026-06-01' });
    expect(start(['handle'], [before], { from: '2026-06-01' }).state).toBe('planned');
    expectRaised(() => start(['handle'], [before], { from: '2026-05-31' }), separate);
  });
});

describe('an appointment', () => {
  it('is refused twice for the same post and unit in overlapping days', () => {
    const same = post('review');
    const plan = { appointmentId: 'x', person, unit, post: same, scopeUnit: unit, from: today, to: null };
    const first = startAppointment(plan, [], today);
    expectRaised(() => startAppointment(plan, [first], today), 'organization/already-appointed');
  });

  it('holds from its first day and no more on the day it ends', () => {
    const planned = start(['review'], [], { from: '2026-03-05', to: '2026-03-07' });
    const states = ['2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07'].map(
      (day) => onDay(planned, day).state,
    );
    expect(states).toEqual(['planned', 'in-effect', 'in-effect', 'ended']);
    expect(onDay(planned, '2026-03-04')).toBe(planned);
  });

  it('ends at once when its last day is today, and only once', () => {
    const ended = endAppointment(start(['review']), today, today);
    expect(ended.state).toBe('ended');
    expectRaised(() => endAppointment(ended, today, today), 'organization/appointment-ended');
  });

  it('that never began ends without having been in effect', () => {
    const planned = start(['review'], [], { from: '2026-04-01' });
    expect(endAppointment(planned, '2026-04-01', today).state).toBe('ended');
  });

  it('cannot end before it begins', () => {
    expectRaised(
      () => start(['review'], [], { from: '2026-04-01', to: '2026-04-01' }),
      'organization/period-ends-before-it-begins',
    );
  });
});
