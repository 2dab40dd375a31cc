import type { FactDelivery } from './fact-source.js';

/**
 * Several facts of one owner as one message of its stream, so that they share one acknowledgement and one flush to
 * disk (docs/adr/0015). A line a fact: its own subject, a blank, its envelope. JSON as we write it has no line break, so
 * the lines are cut without being read, and a reader gets the very bytes that were published.
 */
const LINE_BREAK = 0x0a;
const BLANK = 0x20;
const SUBJECT = /^evt\.([a-z-]+)\.v1\./;

export interface FramedFact {
  readonly subject: string;
  readonly data: Uint8Array;
}

/** Where frames of an owner are published: inside its stream, beside the facts that go alone. */
export function frameSubjectOf(owner: string): string {
  return `evt.${owner}.v1.frame`;
}

/** The owner in a fact's subject; null for a subject that is none of a fact. */
export function ownerIn(subject: string): string | null {
  return SUBJECT.exec(subject)?.[1] ?? null;
}

export function encodeFrame(lines: readonly string[]): string {
  return lines.join('\n');
}

/** `subject` and `envelope` (JSON) as a line of a frame. */
export function frameLine(subject: string, envelope: string): string {
  return `${subject} ${envelope}`;
}

/**
 * What a message brings: itself, or the facts of a frame. A line that names no fact of the frame's own owner is handed
 * on under the frame's subject, which is no fact's, so that it is refused as unreadable and not lost.
 */
export function factsIn({ subject: given, data }: FramedFact): readonly FramedFact[] {
  const owner = ownerIn(given);
  if (owner === null || given !== frameSubjectOf(owner)) return [{ subject: given, data }];
  return linesOf(data).map((line) => {
    const blank = line.indexOf(BLANK);
    const subject = blank < 0 ? '' : Buffer.from(line.subarray(0, blank)).toString('latin1');
    const isOwn = ownerIn(subject) === owner && subject !== given;
    return isOwn ? { subject, data: line.subarray(blank + 1) } : { subject: given, data: line };
  });
}

function linesOf(data: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let end = data.indexOf(LINE_BREAK); end >= 0; end = data.indexOf(LINE_BREAK, from)) {
    lines.push(data.subarray(from, end));
    from = end + 1;
  }
  lines.push(data.subarray(from));
  return lines;
}

/** What can be said to the bus of a whole message. */
export type Settlement = Pick<FactDelivery, 'ack' | 'nak' | 'term'>;

/**
 * The settlements of a message's facts, each to be used once. The message is settled when its last fact is: given back
 * if one of them was, for the longest delay that was asked; those already done then meet their receipts.
 */
export function sharedSettlements(count: number, whole: Settlement): readonly Settlement[] {
  let open = count;
  let termed = 0;
  let delayMs: number | null = null;
  const one = () => {
    open -= 1;
    if (open > 0) return;
    if (delayMs !== null) whole.nak(delayMs);
    else if (termed === count) whole.term();
    else whole.ack();
  };
  return Array.from({ length: count }, () => ({
    ack: one,
    nak: (delay: number) => {
      delayMs = Math.max(delayMs ?? 0, delay);
      one();
    },
    term: () => {
      termed += 1;
      one();
    },
  }));
}
