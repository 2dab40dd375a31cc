import {
  Caller,
  type CallerAppointment,
  type Duty,
  PUBLISHED_HOLIDAYS,
  uuid5,
  WorkingCalendar,
} from '#libs/kernel';
import type { DispatchContent } from '../src/domain/dispatch-content.js';
import { newTask, type Target } from '../src/domain/new-task.js';
import type { Task } from '../src/domain/task.js';
import type { Acting } from '../src/domain/task-change.js';

export const calendar = new WorkingCalendar(PUBLISHED_HOLIDAYS);

/** The same id for the same name. */
export const idOf = (name: string): string => uuid5('6f1e4a52-7a0d-5c58-9b7e-0d3f7c1a9eff', name);

export const DISTRICT_ID = idOf('district');

/** An instant in Asia/Shanghai: `at('2026-11-20 16:00')`. */
export const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`);

export const CRITERIA = [
  { criterionId: idOf('criterion 1'), text: '台账完整' },
  { criterionId: idOf('criterion 2'), text: '隐患整改到位' },
];

export function content(more: Partial<DispatchContent> = {}): DispatchContent {
  return {
    directiveId: idOf('directive'),
    directiveTitle: '关于做好冬季消防安全工作的通知',
    issuerUnitId: idOf('unit /1/'),
    issuerUnitPath: '/1/',
    drafterId: idOf('drafter'),
    contactPersonId: idOf('drafter'),
    itemId: idOf('item'),
    itemPath: '一',
    heading: '开展拉网式排查',
    requirement: '各单位要对所属场所开展一次拉网式排查。',
    criteria: CRITERIA,
    due: { kind: 'date', day: '2026-12-18', hard: false },
    defaultDays: 30,
    urgent: false,
    evidence: { files: false, figures: [], reason: null },
    resultLevels: [],
    reviewFlowKey: 'completion-review',
    sponsorPersonId: null,
    issuedAt: at('2026-11-20 15:00').toISOString(),
    ...more,
  };
}

export function target(path: string, more: Partial<Target> = {}): Target {
  return {
    unitId: idOf(`unit ${path}`),
    path,
    name: `${path} 党支部`,
    responsible: { personId: idOf(`secretary ${path}`), name: '李书记', vacant: false },
    criteria: null,
    requirement: null,
    dueAt: null,
    ...more,
  };
}

/** A task of `/1/12/`, dispatched on Friday, 2026-11-20 at 16:00. */
export function task(more: Partial<Task> = {}, made: Partial<DispatchContent> = {}): Task {
  const plan = {
    districtId: DISTRICT_ID,
    dispatchId: idOf('dispatch'),
    parentTaskId: null,
    heldByPost: false,
    content: content(made),
    at: at('2026-11-20 16:00'),
  };
  return { ...newTask(plan, target('/1/12/'), calendar).task, version: 1, ...more };
}

/** An appointment in the unit at `path`; its duties hold there and below unless `scopePath` says else. */
export function appointment(path: string, duties: readonly Duty[], scopePath = path): CallerAppointment {
  return {
    appointmentId: idOf(`appointment ${path} ${duties.join()} ${scopePath}`),
    unitId: idOf(`unit ${path}`),
    unitPath: path,
    postId: idOf('post'),
    postTitle: '书记',
    duties,
    scopePath,
  };
}

export function person(name: string, ...appointments: readonly CallerAppointment[]): Caller {
  return new Caller({
    kind: 'person',
    districtId: DISTRICT_ID,
    personId: idOf(name),
    name,
    appointments,
    epoch: 1,
    sessionId: null,
  });
}

export const handler = person('支部书记', appointment('/1/12/', ['handle', 'dispatch', 'review']));
export const dispatcher = person('区委办', appointment('/1/', ['draft', 'dispatch', 'supervise']));
export const stranger = person('隔壁支部', appointment('/1/13/', ['handle', 'dispatch', 'review']));
export const reviewer = person('街道工委', appointment('/1/', ['review']));

export function acting(caller: Caller, local: string): Acting {
  return { caller, now: at(local), calendar };
}
