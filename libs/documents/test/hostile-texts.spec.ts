import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, integer, oneof, property, string } from 'fast-check';
import { checkInvariants, decompose, type DirectiveDraft, type DraftItem } from '../src/index.js';

const PIECES = (
  '一、¦（一）¦1.¦2、¦（1）¦①¦一是¦二是¦首先，¦其次，¦最后，¦第一，¦第二种¦三个方面：¦甲、¦乙和¦丙。¦\n¦\n¦\r\n¦\r¦\t¦  ¦　¦|¦' +
  '序号¦任务¦牵头单位¦完成时限¦附件¦附件：1.¦2024年3月5日¦3月底前¦每月¦区民政局¦牵头，¦责任单位：¦同志们：¦特此通知。¦抄送：¦……¦...¦“¦”¦《¦' +
  '》¦（¦）¦严禁¦不得¦请于3月5日前报¦关于做好工作的通知¦各街道：¦— 2 —¦\u200b¦\ufeff¦\ud800¦\udc00¦😀¦会议要求，¦能干、能容¦' +
  '切入点、结合点和落脚点¦切入点就是¦1.1 ¦1.2 ¦第一部分¦另外，要¦三个原则：规范、普惠和自愿。¦一是甲；二是乙。¦不少于¦100%¦l.¦⒈¦㈠'
).split('¦');

const BLANK = /[\s\u3000\u00a0\ufeff\u200b]/;

/** How many top-level nodes and, inside an item, innermost items hold each non-blank character. */
function charactersNotInOneNode(text: string, draft: DirectiveDraft): number {
  const held = new Uint8Array(text.length);
  for (const { start, end } of [...draft.blocks, ...draft.items]) {
    for (let i = start; i < end; i++) held[i]!++;
  }
  let wrong = 0;
  for (let i = 0; i < text.length; i++) if (!BLANK.test(text[i]!) && held[i] !== 1) wrong++;
  return wrong;
}

/** Characters of an item that marker, heading, own pieces and children hold never or more than once. */
function charactersNotInOnePiece(text: string, items: readonly DraftItem[]): number {
  let wrong = 0;
  for (const { start, end, marker, heading, own, children } of items) {
    const held = new Uint8Array(end - start);
    const pieces = own.map((piece) => ({ start: piece[0], end: piece[1] }));
    for (const span of [marker, heading, ...pieces, ...children]) {
      if (span === null) continue;
      for (let i = span.start; i < span.end; i++) held[i - start]!++;
    }
    for (let i = start; i < end; i++) if (!BLANK.test(text[i]!) && held[i - start] !== 1) wrong++;
    wrong += charactersNotInOnePiece(text, children);
  }
  return wrong;
}

const anyText = oneof(
  array(constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  string({ unit: 'binary', maxLength: 200 }),
  array(integer({ min: 0, max: 0xffff }), { maxLength: 80 }).map((codes) => String.fromCharCode(...codes)),
);

describe('Hostile texts', () => {
  it('keep every non-blank character in exactly one node', () => {
    assert(
      property(anyText, (text) => {
        const draft = decompose(text, { referenceDate: '2024-02-28' });
        expect(charactersNotInOneNode(text, draft)).toBe(0);
        expect(charactersNotInOnePiece(text, draft.items)).toBe(0);
        expect(checkInvariants(draft, text)).toEqual([]);
      }),
      { numRuns: 400, seed: 20240228 },
    );
  });

  it('give the same draft for the same text and reference date', () => {
    assert(
      property(anyText, (text) => {
        const options = { referenceDate: '2024-02-28' };
        expect(decompose(text, options)).toEqual(decompose(text, options));
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('never give an empty list for a text that is not blank', () => {
    expect(decompose('。').items).toHaveLength(1);
    expect(decompose('关于做好工作的通知').items[0]!.flags).toContain('fallback');
    expect(decompose(' \n ').items).toEqual([]);
  });

  it('keep all of 10,000 items', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `${i + 1}、做好第${i + 1}件事，6月底前完成。`).join(
      '\n',
    );
    expect(decompose(text).items).toHaveLength(10_000);
  });

  const LENGTH = 25_000;
  const fill = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length));

  it.each([
    ['markers without end', fill('（一）')],
    ['lists inside lists', fill('一是甲。首先乙。第一，丙。')],
    ['open brackets', fill('（“《')],
    ['lone surrogates', fill('\ud800')],
    ['one endless number', fill('1')],
    ['labels without values', fill('责任单位：')],
    ['counts without lists', fill('三个方面：甲、乙')],
    ['circled numbers', fill('①②③')],
    ['bans without end', fill('绝不能说，会后乱说，')],
    ['dashes', fill('—')],
    ['dots', fill('.')],
    ['table heads', fill('序号\n任务\n牵头单位\n完成时限\n1\n')],
    ['rows', fill('1\t甲\t乙\t6月底前\n')],
    ['recurring lists', fill('再强调三点：\n一要干。\n')],
  ])('are read in linear time: %s', (_name, text) => {
    const half = timeOf(text.slice(0, text.length / 2));
    const whole = timeOf(text);
    // Quadratic work would take four times as long; a loaded machine blurs the rest.
    expect(whole).toBeLessThan(Math.max(1000, half * 3.5));
  });
});

/** The best of three: what else the machine does at the moment only adds. */
function timeOf(text: string): number {
  const times = [1, 2, 3].map(() => {
    const started = performance.now();
    decompose(text);
    return performance.now() - started;
  });
  return Math.min(...times);
}
