import { cellText, deadlineText, momentText } from '../domain/ledger-cell.js';
import type { Light } from '../domain/light.js';
import type { Acting } from '../domain/task-change.js';
import type { Task, TaskState } from '../domain/task.js';
import type { LedgerColumn, LedgerRow } from '../ports/ledger-writer.js';
import { taskRowView } from './task-view.js';

/** The columns of the ledger; no sums and no order of units by merit, on purpose. */
export const LEDGER_COLUMNS: readonly LedgerColumn[] = [
  { header: '序号', width: 6 },
  { header: '部署', width: 32 },
  { header: '条目', width: 24 },
  { header: '要求', width: 48 },
  { header: '单位', width: 24 },
  { header: '责任人', width: 10 },
  { header: '状态', width: 12 },
  { header: '签收时间', width: 17 },
  { header: '应办结时间', width: 17 },
  { header: '有效时限', width: 17 },
  { header: '灯', width: 6 },
  { header: '轮次', width: 6 },
  { header: '办结时间', width: 17 },
];

const STATES: Readonly<Record<TaskState, string>> = {
  dispatched: '待签收',
  declined: '申请改派',
  'in-progress': '办理中',
  'in-review': '办结审核',
  suspended: '暂缓办理',
  closed: '已办结',
  cancelled: '已取消',
  'handed-over': '已改派',
};

const LIGHTS: Readonly<Record<Light, string>> = { green: '绿灯', yellow: '黄灯', red: '红灯' };

/** A task as a row of the ledger: what a list says about it at this moment, with its whole requirement. */
export function ledgerRow(task: Task, position: number, seen: Pick<Acting, 'now' | 'calendar'>): LedgerRow {
  const { signedForAt, dueAt, effectiveDueAt, light, ...view } = taskRowView(task, seen, 0);
  const closedAt = view.state === 'closed' ? view.ended?.at : null;
  return [
    String(position),
    view.directiveTitle,
    `${view.itemPath} ${task.heading}`.trimStart(),
    task.requirement,
    view.unitName,
    view.responsible?.name ?? '',
    STATES[view.state],
    signedForAt ? momentText(new Date(signedForAt)) : '',
    deadlineText(new Date(dueAt)),
    deadlineText(new Date(effectiveDueAt)),
    light ? LIGHTS[light] : '',
    String(view.round),
    closedAt ? momentText(new Date(closedAt)) : '',
  ].map(cellText);
}
