import type { Because, Locale } from './message.js';

const REASONS: Readonly<Record<Because, Readonly<Record<Locale, string>>>> = {
  responsible: { 'zh-CN': '您是该单位的责任人', en: 'You answer for this unit.' },
  contact: { 'zh-CN': '该任务由您经办', en: 'You are in charge of this task.' },
  drafter: { 'zh-CN': '该部署由您起草', en: 'You drafted this directive.' },
  asked: { 'zh-CN': '请您审批', en: 'You are asked to decide.' },
  appointed: { 'zh-CN': '事关您本人的任职', en: 'It concerns your own post.' },
  holder: { 'zh-CN': '该事项目前在您这里', en: 'The matter is with you at present.' },
};

export function reasonIn(locale: Locale, because: Because): string {
  return REASONS[because][locale];
}
