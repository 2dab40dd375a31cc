import type { Flow } from '../source/flow.js';
import type { Range } from '../tree/node.js';
import { endAfter } from './clauses.js';

/** Words that ban wherever they stand in a clause (§6). */
const BAN_WORD =
  /严禁|禁止(?!区|令|标)|不得(?!不|已|少|低|超|了)|不准|不许|决不允许|绝不允许|不允许|一律不(?!少)|(?<!坚)决不(?!能)|绝不(?!能)|[决绝]不能|切忌|严格禁止/g;
/** Words that ban only at the start of a clause: elsewhere they state or describe. */
const BAN_AT_START =
  /(?<=[,。;:!?\n\t()]|^)(?:不要|别(?!的|人|处))|(?<=[,。;:!?\n\t()、]|^)(?:不能|勿|请勿|不搞|不留|不走过场|不打折扣)/g;
/** Two clauses of one shape: 不念稿子、不搞摆拍; 不因私情乱公事，不以义气乱原则. */
const PARALLEL = /(?<=[,。;:!?\n\t()]|^)不[^、,。;:!?\n\t不]{2,10}[、,]不[^、,。;:!?\n\t]{2,14}/g;
/** What sounds like a ban but is not one. */
const NO_BAN =
  /^(?:不能[^,。;]{0,8}的(?![,。;])|[决绝]不姑息|[决绝]不手软|不得不|不能不|不能只|不要觉得|不要以为|不要说|不能说|不能忘|不要大而全)/;
/** An argument in two negations is none. */
const NO_PARALLEL = /^不(?:断|仅|但|只|管|论|少|足|同|过|求|忘|打招呼|折|等|是|清|到位|够|高|强)/;
/** A clause with one of these begins something else. */
const NEW_CLAUSE =
  /^(?:对|要|应|须|各|将|但|而|请|从|在|并|由|让|才|就|同时|确保|违|凡|如|始终|必须|真正|努力|自觉|主动|积极|坚持|保持|做到|切实|及时|\d)|要/;
const LONGEST_PREFIX = 6;
const LONGEST_BAN = 90;

/** Clauses that ban something, each with its negation inside (§14.8). */
export function findProhibitions(flow: Flow): Range[] {
  const { text } = flow;
  const starts = [
    ...positions(text, BAN_WORD),
    ...positions(text, BAN_AT_START),
    ...positions(text, PARALLEL).filter((at) => !NO_PARALLEL.test(text.slice(at, at + 5))),
  ].sort((a, b) => a - b);
  const found: Range[] = [];
  for (const at of starts) {
    if (flow.enclosed[at] === 1 || NO_BAN.test(text.slice(at, at + 6))) continue;
    const last = found.at(-1);
    if (last !== undefined && at < last.to) continue;
    const range = { from: clauseStart(text, at, last?.to ?? 0), to: banEnd(text, at) };
    if (range.to - at >= 3) found.push(range);
  }
  return found;
}

const positions = (text: string, pattern: RegExp): number[] =>
  Array.from(text.matchAll(pattern), (match) => match.index);

/** A short subject or time belongs to the ban: 值班人员不得…, 培训期间一律不准…. */
function clauseStart(text: string, at: number, limit: number): number {
  for (let i = at; i > Math.max(limit, at - LONGEST_PREFIX - 1); i--) {
    if (/[,。;:!?\n\t()、.]/.test(text[i - 1]!)) return i;
  }
  return at;
}

function banEnd(text: string, at: number): number {
  let end = endAfter(text, at + 1, /[,。;:!?\n\t]/);
  const goesOn = /^(?:[决绝]?不能|不[^要得准许允])/.test(text.slice(at, at + 3));
  if (!goesOn) return end;
  while (text[end] === ',' && end - at < LONGEST_BAN) {
    const next = text.slice(end + 1, endAfter(text, end + 1, /[,。;:!?\n\t]/));
    if (next.length < 2 || NEW_CLAUSE.test(next)) break;
    end += 1 + next.length;
  }
  return end;
}
