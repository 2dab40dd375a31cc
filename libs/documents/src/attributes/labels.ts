import type { UnitRole } from '../draft.js';

/** A label in front of a value: 牵头单位：, 责任科室：, 完成时限： (U3, U4). */
export interface Label {
  kind: UnitRole | 'deadline' | 'person';
  /** Position of the label and of its value's start. */
  from: number;
  to: number;
}

const LABEL =
  /(?:(牵头|主办|主责|责任|负责|落实|实施|承办|配合|协办|协同|参与|参加|协助|督办|督导|督查|监督|完成|办结|整改|时间|工作)(?:落实)?(单位|部门|科室|处室|社区|支部|党组织|街道|领导|人员|人|时限|时间|期限|要求)|(?<bare>时限)):\n?/g;

const ROLES: Readonly<Record<string, UnitRole>> = {
  牵头: 'lead',
  主办: 'lead',
  主责: 'lead',
  责任: 'resp',
  负责: 'resp',
  落实: 'resp',
  实施: 'resp',
  承办: 'resp',
  配合: 'support',
  协办: 'support',
  协同: 'support',
  参与: 'support',
  参加: 'support',
  协助: 'support',
  督办: 'supervise',
  督导: 'supervise',
  督查: 'supervise',
  监督: 'supervise',
};

export function findLabels(text: string): Label[] {
  const labels: Label[] = [];
  for (const match of text.matchAll(LABEL)) {
    const kind = match.groups?.bare === undefined ? kindOf(match[1]!, match[2]!) : 'deadline';
    if (kind !== null) labels.push({ kind, from: match.index, to: match.index + match[0].length });
  }
  return labels;
}

function kindOf(word: string, noun: string): Label['kind'] | null {
  if (/[时期]/.test(noun)) return /完成|办结|整改|工作/.test(word) ? 'deadline' : null;
  if (noun === '要求') return word === '时间' ? 'deadline' : null;
  const role = ROLES[word];
  if (role === undefined) return null;
  return /领导|人/.test(noun) ? 'person' : role;
}

const LABEL_LINE =
  /^(?:牵头|主办|主责|责任|负责|落实|实施|承办|配合|协办|协同|参与|参加|协助|督办|督导|督查|监督|完成|办结|整改|时间)(?:落实)?(?:单位|部门|科室|处室|社区|支部|党组织|街道|领导|人员|人|时限|时间|期限|要求):/;

export const isLabelLine = (text: string): boolean => LABEL_LINE.test(text);
export const holdsLabel = (text: string): boolean => /(?:单位|部门|科室|处室):/.test(text);
