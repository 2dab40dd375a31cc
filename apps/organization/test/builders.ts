import { uuidv7, type Caller, Caller as CallerOf, type CallerAppointment, type Duty } from '#libs/kernel';
import type { Unit } from '../src/domain/unit.js';

export const DISTRICT = '0198c0de-0000-7000-8000-000000000001';

export function aUnit(changed: Partial<Unit> = {}): Unit {
  return {
    districtId: DISTRICT,
    unitId: uuidv7(),
    number: 1,
    parentId: null,
    path: '/1/',
    kind: 'branch',
    name: '第一党支部',
    code: `U-${changed.number ?? 1}`,
    tags: [],
    validFrom: '2020-01-01',
    validTo: null,
    mission: null,
    state: 'open',
    responsible: null,
    version: 1,
    ...changed,
  };
}

export function anAppointment(duties: readonly Duty[], path: string, scope = path): CallerAppointment {
  return {
    appointmentId: uuidv7(),
    unitId: uuidv7(),
    unitPath: path,
    postId: uuidv7(),
    postTitle: '书记',
    duties,
    scopePath: scope,
  };
}

export function aCaller(...appointments: readonly CallerAppointment[]): Caller {
  return new CallerOf({
    kind: 'person',
    districtId: DISTRICT,
    personId: uuidv7(),
    name: '王海',
    appointments,
    epoch: 1,
    sessionId: uuidv7(),
  });
}
