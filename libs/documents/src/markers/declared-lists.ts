import { readNumeral } from '../dates/numerals.js';
import type { Flow } from '../source/flow.js';
import { makeNode, type Node, type Range } from '../tree/node.js';

const COUNTED = '(?:个方面|方面|个|项|点|条|种|件|类|大|步)';
const ANNOUNCEMENT = new RegExp(`([两二三四五六七八九十]|\\d{1,2})(${COUNTED})[\\u4e00-\\u9fff]{0,6}:`, 'g');
const LONGEST_PART = 24;
const LONGEST_LIST = 240;

/** Lists that announce their count and keep it, without markers: 四个原则：A、B、C和D。 (S6) */
export function readDeclaredLists(flow: Flow, piece: Range): Node[] {
  const text = flow.text.slice(piece.from, piece.to);
  const nodes: Node[] = [];
  for (const match of text.matchAll(ANNOUNCEMENT)) {
    const count = readNumeral(match[1]!) ?? 0;
    const from = piece.from + match.index + match[0].length;
    if (flow.enclosed[from - 1] !== 0) continue;
    const parts = splitParts(flow, from, piece.to);
    const fitting = parts.length === count ? parts : splitLastPart(flow, parts);
    if (fitting.length !== count || fitting.length < 2 || !fitting.every((part) => isPart(flow, part)))
      continue;
    const at = piece.from + match.index;
    const declared = { from: at, to: at + match[1]!.length + match[2]!.length, count };
    for (const part of fitting) nodes.push({ ...makeNode('declared', part), heading: part, declared });
  }
  return nodes;
}

/** Parts between 、 up to the end of the sentence. */
function splitParts(flow: Flow, from: number, limit: number): Range[] {
  const parts: Range[] = [];
  const stop = Math.min(limit, from + LONGEST_LIST);
  let start = from;
  let i = from;
  for (; i < stop && !/[。;!?\n]/.test(flow.text[i]!); i++) {
    if (flow.text[i] !== '、' || flow.enclosed[i] !== 0) continue;
    parts.push({ from: start, to: i });
    start = i + 1;
  }
  parts.push({ from: start, to: i });
  return parts;
}

/** 和, 及 or 以及 joins the last two parts. */
function splitLastPart(flow: Flow, parts: readonly Range[]): Range[] {
  const last = parts.at(-1)!;
  const match = /^(.{2,24}?)(以及|和|及)(.{2,24})$/.exec(flow.text.slice(last.from, last.to));
  if (match === null) return [...parts];
  const cut = last.from + match[1]!.length;
  return [...parts.slice(0, -1), { from: last.from, to: cut }, { from: cut + match[2]!.length, to: last.to }];
}

function isPart(flow: Flow, { from, to }: Range): boolean {
  return to - from >= 2 && to - from <= LONGEST_PART && !/[,:]/.test(flow.text.slice(from, to));
}
