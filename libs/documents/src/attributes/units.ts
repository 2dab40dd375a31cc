import type { UnitRole } from '../draft.js';
import type { Flow } from '../source/flow.js';
import type { Node, Range } from '../tree/node.js';
import type { Owners } from './owners.js';
import { ownerAt } from './owners.js';
import { findLabels } from './labels.js';
import { readUnitNames, splitUnitList } from './unit-names.js';
import { findUnitsInSentences } from './unit-sentences.js';

export interface FoundUnit extends Range {
  role: UnitRole;
  confidence: number;
  inherited?: boolean;
  flag?: string;
}

export interface UnitSources {
  flow: Flow;
  owners: Owners;
  /** Where the subject of a sentence may stand. */
  starts: ReadonlySet<number>;
  leadRule: 'first-listed' | null;
}

/** Ranges that hold nothing but a deadline: behind 完成时限： and in the deadline column of a table. */
export function findDeadlineValues(flow: Flow, owners: Owners): Range[] {
  const labels = findLabels(flow.text).filter(({ kind }) => kind === 'deadline');
  const cells = owners.nodes
    .flatMap((node) => node.cells ?? [])
    .filter(({ column }) => column === 'deadline');
  const behindLabels = labels.map((label) => ({ from: label.to, to: valueEnd(flow.text, label.to) }));
  return [...behindLabels, ...cells, ...owners.nodes.flatMap(underTimeHeading(flow))];
}

/** 一、培训时间: what stands under a heading that asks when is a value too. */
const underTimeHeading =
  (flow: Flow) =>
  ({ heading, to }: Node): Range[] => {
    if (heading === null || !/(?:时间|日期|时限)$/.test(flow.text.slice(heading.from, heading.to))) return [];
    const from = heading.to + /^[:。\n]*/.exec(flow.text.slice(heading.to, heading.to + 3))![0].length;
    return from < to ? [{ from, to: Math.min(to, valueEnd(flow.text, from)) }] : [];
  };

/** All responsible units: labels (U3, U4), table columns (U5), bracket and sentence verbs (U1, U2, U6), headings (U7). */
export function findUnits(sources: UnitSources): FoundUnit[] {
  const { flow, owners, leadRule } = sources;
  const listed = [...unitsBehindLabels(flow), ...owners.nodes.flatMap(unitsInCells(flow))];
  const ruled = leadRule === null ? listed : firstListedLeads(listed, owners);
  const inSentences = findUnitsInSentences(flow, sources.starts);
  const inBrackets = unitsInClosingBrackets(flow, owners);
  const inHeadings = owners.nodes.flatMap(unitAsHeading(flow));
  return withoutOverlaps([...ruled, ...inSentences, ...inBrackets, ...inHeadings]);
}

function valueEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + 300);
  for (let i = from; i < limit; i++) if (/[;。\n\t)\]]/.test(text[i]!)) return i;
  return limit;
}

function unitsBehindLabels(flow: Flow): FoundUnit[] {
  const labels = findLabels(flow.text);
  return labels.flatMap((label, index) => {
    if (label.kind === 'deadline' || label.kind === 'person') return [];
    const role = label.kind;
    const bracketed = openBracketEnd(flow.text, label.to);
    const stop = Math.min(bracketed, labels[index + 1]?.from ?? bracketed);
    return splitUnitList(flow.text, { from: label.to, to: stop }).map((name) => ({
      ...name,
      role,
      confidence: 0.95,
    }));
  });
}

/** End of a label's value: a bracket that opens inside it belongs to it (区委宣传部（区文明办）). */
function openBracketEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + 300);
  let depth = 0;
  for (let i = from; i < limit; i++) {
    const character = text[i]!;
    if (character === '(') depth++;
    else if (character === ')' && depth > 0) depth--;
    else if (/[;。\n\t)\]]/.test(character)) return i;
  }
  return limit;
}

const CELL_ROLES = new Set<string>(['lead', 'resp', 'support', 'supervise']);

const unitsInCells =
  (flow: Flow) =>
  (node: Node): FoundUnit[] =>
    (node.cells ?? []).flatMap(({ column, from, to }) =>
      CELL_ROLES.has(column)
        ? splitUnitList(flow.text, { from, to }).map((name) => ({
            ...name,
            role: column as UnitRole,
            confidence: 0.95,
          }))
        : [],
    );

/** U8: the document says that the first-listed unit leads; the others support. */
function firstListedLeads(units: readonly FoundUnit[], owners: Owners): FoundUnit[] {
  const ruled = new Set<Node>();
  return units.map((unit) => {
    const node = ownerAt(owners, unit.from);
    if (node === null || unit.role !== 'resp') return unit;
    const role: UnitRole = ruled.has(node) ? 'support' : 'lead';
    ruled.add(node);
    return { ...unit, role, inherited: true, flag: 'unit-inherited' };
  });
}

/** A bracket at the end of an item with nothing but units in it: （区教育局、区卫生健康局）. */
function unitsInClosingBrackets(flow: Flow, owners: Owners): FoundUnit[] {
  return owners.nodes.flatMap((node) => {
    if (node.children.length > 0) return [];
    const tail = flow.text.slice(Math.max(node.from, node.to - 120), node.to);
    const match = /[([]([^()[\]。;:]{3,100})(?:;[^()[\]]{2,30})?[)\]][。;]?\n?$/.exec(tail);
    if (match === null) return [];
    const from = node.to - tail.length + match.index + 1;
    const names = readUnitNames(flow.text, from);
    const isWhole = names.length > 0 && names.at(-1)!.to === from + match[1]!.length;
    return isWhole ? names.map((name) => ({ ...name, role: 'resp' as const, confidence: 0.6 })) : [];
  });
}

/** U7: the heading of an item is the unit itself: 1.区应急管理局：…. Outside a section of duties only a full name. */
const unitAsHeading =
  (flow: Flow) =>
  (node: Node): FoundUnit[] => {
    const section = node.parent?.heading;
    if (node.heading === null) return [];
    const { from, to } = node.heading;
    const names = readUnitNames(flow.text, from);
    if (names.length === 0 || names.at(-1)!.to !== to) return [];
    const isOfDuties = section != null && /职责|分工|责任/.test(flow.text.slice(section.from, section.to));
    const isFullName = names.every((name) =>
      /^(?:区|市|县|省|街道|镇)/.test(flow.text.slice(name.from, name.to)),
    );
    if (!isOfDuties && (!isFullName || !/^[。:]/.test(flow.text.slice(to, to + 1)))) return [];
    const leads = /^[。:,\n]*(?:负责)?牵头/.test(flow.text.slice(to, to + 8));
    return names.map((name) => ({
      ...name,
      role: leads ? ('lead' as const) : ('resp' as const),
      confidence: 0.75,
    }));
  };

/** Of two readings of one place the surer wins. */
function withoutOverlaps(units: readonly FoundUnit[]): FoundUnit[] {
  const sorted = [...units].sort((a, b) => a.from - b.from || b.confidence - a.confidence);
  const kept: FoundUnit[] = [];
  for (const unit of sorted) if (unit.from >= (kept.at(-1)?.to ?? 0)) kept.push(unit);
  return kept;
}
