/** A piece of a comparison; the pieces with keep and delete make the old text, those with keep and insert the new. */
export interface DiffPart {
  op: 'keep' | 'delete' | 'insert';
  text: string;
}

/** Middles longer than this are shown as replaced as a whole. */
const LONGEST_COMPARED = 1500;

/** Character by character, after the common start and end: a longest common subsequence of what is left. */
export function diffText(before: string, after: string): DiffPart[] {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const parts: DiffPart[] = [];
  push(parts, 'keep', before.slice(0, head));
  diffMiddle(parts, before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  push(parts, 'keep', before.slice(before.length - tail));
  return parts;
}

function push(parts: DiffPart[], op: DiffPart['op'], text: string): void {
  if (text === '') return;
  const last = parts.at(-1);
  if (last?.op === op) last.text += text;
  else parts.push({ op, text });
}

function diffMiddle(parts: DiffPart[], before: string, after: string): void {
  if (before.length > LONGEST_COMPARED || after.length > LONGEST_COMPARED) {
    push(parts, 'delete', before);
    push(parts, 'insert', after);
    return;
  }
  const lengths = commonLengths(before, after);
  const width = after.length + 1;
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      push(parts, 'keep', before[i++]!);
      j++;
    } else if (
      j >= after.length ||
      (i < before.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)
    ) {
      push(parts, 'delete', before[i++]!);
    } else {
      push(parts, 'insert', after[j++]!);
    }
  }
}

/** Length of the longest common subsequence of every pair of ends. */
function commonLengths(before: string, after: string): Uint16Array {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        before[i] === after[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  return lengths;
}
