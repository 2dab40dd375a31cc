import type { Range } from '../tree/node.js';

const CLAUSE_STOP = /[,。;:!?\n\t()]/;
const SENTENCE_STOP = /[。;!?\n\t]/;
/** Looking back or ahead never goes farther than this. */
const REACH = 160;

/** The clause around a position: between two commas, stops or brackets. */
export function clauseAround(text: string, at: number): Range {
  return { from: startBefore(text, at, CLAUSE_STOP), to: endAfter(text, at, CLAUSE_STOP) };
}

export function sentenceAround(text: string, at: number): Range {
  return { from: startBefore(text, at, SENTENCE_STOP), to: endAfter(text, at, SENTENCE_STOP) };
}

/** Figures of a report on the past, not of a task: 同比下降12%, 占年度计划的18%. */
export function isStatistic(text: string, at: number): boolean {
  const { from, to } = sentenceAround(text, at);
  return /同比|环比|比上年|比去年|比时序|占(?:全|总|年度|.{0,6}的\d)|去年|上年|累计(?:完成|受理|接)|平均为|仅为/.test(
    text.slice(from, to),
  );
}

/** 会议听取了…, 会议指出，…: minutes report there, they set no task (§10). */
export function isReported(text: string, at: number): boolean {
  const { from } = sentenceAround(text, at);
  return /^(?:[^,]{0,4}[、.)])?会议(?:听取|指出|认为|学习|传达|审议|通报)/.test(text.slice(from, from + 9));
}

function startBefore(text: string, at: number, stop: RegExp): number {
  const limit = Math.max(0, at - REACH);
  for (let i = at - 1; i >= limit; i--) if (stop.test(text[i]!)) return i + 1;
  return limit;
}

export function endAfter(text: string, at: number, stop: RegExp = CLAUSE_STOP): number {
  const limit = Math.min(text.length, at + REACH);
  for (let i = at; i < limit; i++) if (stop.test(text[i]!)) return i;
  return limit;
}
