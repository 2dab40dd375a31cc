import type { UnitRole } from '../draft.js';
import type { Flow } from '../source/flow.js';
import type { Range } from '../tree/node.js';
import { endAfter } from './clauses.js';
import { isClassName, readUnitNames } from './unit-names.js';

interface SentenceUnit extends Range {
  role: UnitRole;
  confidence: number;
}

/** Words in front of a unit that does the work. */
const INTRODUCES = /(?<=[。;,:\n]|^)请|由|会同|办公室设在|指导|督促|[须需应]经/g;

const SURE = 0.9;
const FROM_VERB = 0.75;
const FROM_MODAL = 0.5;

/** Units named by a verb in the sentence (U1, U2, U6): 由X牵头，Y配合; X会同Y; X负责; X要…. */
export function findUnitsInSentences(flow: Flow, starts: ReadonlySet<number>): SentenceUnit[] {
  const places = new Map<number, Introduction>();
  for (const start of starts) places.set(start, 'clause');
  for (const match of flow.text.matchAll(INTRODUCES)) {
    places.set(match.index + match[0].length, match[0] as Introduction);
  }
  return Array.from(places).flatMap(([from, introduction]) => readAt(flow, from, introduction));
}

type Introduction =
  'clause' | '请' | '由' | '会同' | '办公室设在' | '指导' | '督促' | '须经' | '需经' | '应经';

function readAt(flow: Flow, from: number, introduction: Introduction): SentenceUnit[] {
  if (flow.enclosed[from] === 1) return [];
  const names = readUnitNames(flow.text, from);
  if (names.length === 0) return [];
  const to = names.at(-1)!.to;
  const after = flow.text.slice(to, to + 30);
  const partners = readPartners(flow, to, after);
  if (partners.length > 0) return [...withRole(names, 'lead', SURE), ...withRole(partners, 'support', SURE)];
  if (introduction === '会同') return withRole(names, 'support', SURE);
  const role = roleByVerb(after);
  if (role !== null) return withRole(names, role, SURE);
  if (introduction === '由') return readAgents(flow, { from, to }, names);
  if (introduction === '请') return withRole(specific(flow, names), 'resp', FROM_MODAL);
  if (introduction === '办公室设在') return withRole(names, 'resp', FROM_VERB);
  if (introduction === 'clause') return readSubject(flow, names, after);
  if (introduction.endsWith('经'))
    return approves(flow, from, after) ? withRole(names, 'resp', FROM_MODAL) : [];
  return /^(?:要|于|在|\d|完成|[本下]月)/.test(after)
    ? withRole(specific(flow, names), 'resp', FROM_VERB)
    : [];
}

/** 请假须经X批准: leave is X's to give. Who approves a plan or a project is no unit of the item. */
const approves = (flow: Flow, at: number, after: string): boolean =>
  /^(?:批准|审批|审核)/.test(after) &&
  /(?:请假|外出|离岗|调班|换人|更换)[^。;]{0,8}$/.test(flow.text.slice(Math.max(0, at - 20), at - 1));

const withRole = (names: readonly Range[], role: UnitRole, confidence: number): SentenceUnit[] =>
  names.map((name) => ({ ...name, role, confidence }));

/** X会同Y: X leads, Y supports. */
function readPartners(flow: Flow, to: number, after: string): Range[] {
  const word = /^(?:要|应|须|应当|负责)?(?:会同|联合|商)/.exec(after)?.[0];
  return word === undefined ? [] : readUnitNames(flow.text, to + word.length);
}

/** The role that the verb behind the names gives (§13); null when no such verb follows. */
function roleByVerb(after: string): UnitRole | null {
  if (/^(?:等(?:相关|有关)?(?:部门|单位)?)?(?:共同|分别|负责)?(?:牵头|主办|主责)/.test(after)) return 'lead';
  if (
    /^(?:等(?:相关|有关)?(?:部门|单位)?)?(?:按照?(?:各自)?职责(?:分工)?)?(?:积极|全力|共同|分别)?(?:配合|协办|协助|参加|参与|协同)(?=[,。;)\]\n做]|$)/.test(
      after,
    )
  )
    return 'support';
  if (/^(?:要|应|须)?(?:对[^,。;]{1,16})?(?:负责)?(?:跟踪督办|跟踪督查|督办|督查|监督(?!管))/.test(after))
    return 'supervise';
  if (
    /^(?:等(?:相关|有关)?(?:部门|单位)?)?(?:按照?(?:各自)?职责(?:分工)?|分别|共同|具体|统一)?(?:负责|承办|落实(?=[,。;)\]\n]))/.test(
      after,
    )
  )
    return 'resp';
  return null;
}

/** 对…的，由X处理: whoever holds others to account is the lead of that clause; otherwise 由X办 is responsible. */
function readAgents(flow: Flow, place: Range, names: readonly Range[]): SentenceUnit[] {
  const before = flow.text.slice(Math.max(0, place.from - 26), place.from);
  const verb = flow.text.slice(place.to, place.to + 8);
  const holdsToAccount =
    /对[^。;]{2,22}[的位部],?由$/.test(before) && /处理|处罚|约谈|问责|通报|查处/.test(verb);
  return withRole(names, holdsToAccount ? 'lead' : 'resp', FROM_VERB);
}

const specific = (flow: Flow, names: readonly Range[]): Range[] =>
  names.every(({ from, to }) => !isClassName(flow.text.slice(from, to))) ? [...names] : [];

const MODAL = /^(?:必须|要|应当|应|须|需)(?!急)/;
const ACTS =
  /^(?:每[月周季年日天半个]|\d{1,2}月|[一二三四五六七八九十]{1,2}月|[本下]月|[本下]周|会后|将[^,。;]{1,16}(?:报|提交|移交)|于|在[^,。;]{1,14}[前内后底]|自(?:本|印发|收到|\d)|指导|统筹|组织|做好|抓好|开展|制定|建立|完成|安排|派|定期|具体|及时|立即|汇总|审核)/;

/** Whoever inspects what others do supervises it: 要每季度开展一次督查. */
const CHECKS =
  /^(?:必须|要|应当|应|须|将)?[^,。;]{0,8}(?:开展|进行|组织)[^,。;]{0,6}(?:督查|督导)(?=[,。;]|$)/;

/** A named unit as the subject of a task: 区公安分局要…, 街道党工委每月听取…. Classes (各街道要) are the audience. */
function readSubject(flow: Flow, names: readonly Range[], after: string): SentenceUnit[] {
  const units = specific(flow, names);
  if (units.length === 0) return [];
  if (/^(?:要|应|须)对[^,。;]{1,16}(?:跟踪)?督[办查导]/.test(after))
    return withRole(units, 'supervise', FROM_VERB);
  if (CHECKS.test(after)) return withRole(units, 'supervise', FROM_VERB);
  if (MODAL.test(after)) return withRole(units, units.length === 1 ? 'lead' : 'resp', FROM_MODAL);
  const clause = flow.text.slice(units.at(-1)!.to, endAfter(flow.text, units.at(-1)!.to));
  if (/^对.{2,30}(?:进行|予以|给予)(?:通报|约谈|问责|处理)/.test(clause))
    return withRole(units, 'lead', FROM_VERB);
  const acts = ACTS.test(after) || /^对.{2,30}(?:进行|实行|开展|予以)/.test(clause);
  return acts ? withRole(units, 'resp', FROM_VERB) : [];
}
