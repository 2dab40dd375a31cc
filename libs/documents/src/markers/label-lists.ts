import type { Flow } from '../source/flow.js';
import { makeNode, type Node, type Range } from '../tree/node.js';

const HAN = '[\\u4e00-\\u9fff]';
const ENUMERATION = new RegExp(
  `(${HAN}{2,8})、((?:${HAN}{2,5}、){0,3})(${HAN}{2,5}?)(?:以及|和|及)(${HAN}{2,5})[。:,]`,
  'g',
);
/** A label stands this near to the start of the sentence that explains it. */
const LABEL_WITHIN = 10;
/** The explanations follow within this many characters. */
const REACH = 1500;

/**
 * Labels in place of numbers (S8): an enumeration (找准切入点、结合点和落脚点) whose labels open the sentences that
 * follow (切入点就是…). Members run from one label's sentence to the next, the last to the end of its sentence.
 */
export function readLabelList(flow: Flow, piece: Range): Node[] {
  const text = flow.text.slice(piece.from, piece.to);
  for (const match of text.matchAll(ENUMERATION)) {
    const labels = [...match[2]!.split('、').filter((label) => label !== ''), match[3]!, match[4]!];
    const starts = findStarts(text.slice(0, match.index + REACH), match.index + match[0].length - 1, {
      first: match[1]!,
      rest: labels,
    });
    if (starts === null) continue;
    return starts.map((start, index) => {
      const to = starts[index + 1] ?? endOfSentence(text, start);
      return makeNode('label', { from: piece.from + start, to: piece.from + to });
    });
  }
  return [];
}

function findStarts(text: string, from: number, labels: { first: string; rest: string[] }): number[] | null {
  for (let length = Math.min(labels.first.length, 5); length >= 2; length--) {
    const starts = sentencesWith(text, from, [labels.first.slice(-length), ...labels.rest]);
    if (starts !== null) return starts;
  }
  return null;
}

/** Starts of the sentences that explain the labels, one after the other; null when one is missing. */
function sentencesWith(text: string, from: number, labels: readonly string[]): number[] | null {
  const starts: number[] = [];
  let at = from;
  for (const label of labels) {
    const found = text.indexOf(`${label}就是`, at);
    if (found < 0) return null;
    const start = Math.max(text.lastIndexOf('。', found) + 1, at);
    if (found - start > LABEL_WITHIN) return null;
    starts.push(start);
    at = found + label.length;
  }
  return starts;
}

function endOfSentence(text: string, from: number): number {
  const stop = text.indexOf('。', from);
  return stop < 0 ? text.length : stop + 1;
}
