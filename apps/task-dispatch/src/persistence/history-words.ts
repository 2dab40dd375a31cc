import { dayInShanghai } from '#libs/kernel';
import { deadlineText } from '../domain/ledger-cell.js';

/** What a step of a task's history is called on screen; what a person wrote is put behind it. */
const WORDS: Readonly<Record<string, string>> = {
  'signed-for': '签收',
  declined: '申请改派',
  insisted: '维持交办',
  'handed-over': '改派至其他单位',
  cancelled: '取消',
  reported: '反馈进展',
  submitted: '报办结',
  'review-started': '送达审核人',
  'review-went-on': '待审核',
  'take-back-asked': '取回报办结',
  'submit-undone': '报办结未成立',
  returned: '退回重办',
  closed: '办结销号',
  're-dispatched': '分解交办',
  'extension-asked': '申请延期',
  'extension-withdrawn': '撤回延期申请',
  'extension-granted': '同意延期',
  'extension-refused': '不同意延期',
  urged: '催办',
  remarked: '批示',
  'sign-for-overdue': '逾期未签收',
  'due-soon': '临近办结时限（黄灯）',
  overdue: '超过办结时限（红灯）',
  'evidence-attached': '上传附件',
  'unit-followed': '单位信息变更',
};

const PREFIX = 'task-dispatch.task.';

/** One line of a history, from a fact's type and data. */
export function historyWords(type: string, data: Readonly<Record<string, unknown>>): string {
  const name = type.slice(PREFIX.length);
  const words = `${wordsOf(name, data) ?? type}${dayWords(dayIn(data))}`;
  const said = [data['reason'], data['words']].find((value) => typeof value === 'string');
  return `${words}${said === undefined ? '' : `：${said}`}${name === 'extension-refused' ? standing(data) : ''}`;
}

function wordsOf(name: string, { kind }: Readonly<Record<string, unknown>>): string | undefined {
  return name === 'remarked' && kind === 'initialled' ? '圈阅' : WORDS[name];
}

/** The day on which the new due falls, or the one that is asked for: a day off means the next working day. */
function dayIn({ dueAt, toDay }: Readonly<Record<string, unknown>>): unknown {
  return typeof dueAt === 'string' ? dayInShanghai(new Date(Date.parse(dueAt) - 1)) : toDay;
}

/** `至2026年12月25日`. */
function dayWords(day: unknown): string {
  if (typeof day !== 'string') return '';
  const [year, month, date] = day.split('-').map(Number);
  return `至${year}年${month}月${date}日`;
}

/** A refusal states the date that stands (domain.md §4). */
function standing({ effectiveDueAt }: Readonly<Record<string, unknown>>): string {
  return typeof effectiveDueAt === 'string'
    ? `（仍须于${deadlineText(new Date(effectiveDueAt))}前办结）`
    : '';
}

export const DISPATCHED_WORDS = '交办';

/** Rules that act by themselves, as a reader should see them (S74). */
const RULES: Readonly<Record<string, string>> = {
  'apply-review-outcome': '办结审核',
  'cancel-with-parent': '随上级任务取消',
  'dispatch-worker': '自动派发',
  'finish-withdrawal': '文件撤回',
  'follow-units': '单位信息变更',
  'tell-due-tasks': '时限提醒',
};

/** `系统（时限提醒）`: a machine is never taken for a person. */
export function machineName(rule: string): string {
  return `系统（${RULES[rule] ?? rule}）`;
}
