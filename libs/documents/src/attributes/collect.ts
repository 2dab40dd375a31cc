import type { DocType } from '../draft.js';
import type { Reference } from '../dates/reference.js';
import type { Flow } from '../source/flow.js';
import type { Node, Range } from '../tree/node.js';
import { findAudience } from './audience.js';
import { findDeadlines, type FoundDeadline } from './deadlines.js';
import { isBackground } from './kinds.js';
import { findOwners, ownerAt, type Owners } from './owners.js';
import { findProhibitions } from './prohibitions.js';
import { subjectStarts } from './starts.js';
import { findTargets, type FoundTarget } from './targets.js';
import { findDeadlineValues, findUnits, type FoundUnit } from './units.js';

export interface Attributes {
  deadlines: Map<Node, FoundDeadline[]>;
  units: Map<Node, FoundUnit[]>;
  targets: Map<Node, FoundTarget[]>;
  audience: Map<Node, Range[]>;
  prohibitions: Map<Node, Range[]>;
}

export interface Context {
  flow: Flow;
  roots: readonly Node[];
  reference: Reference;
  docType: DocType;
  leadRule: 'first-listed' | null;
}

/** Reads every attribute over the whole text once and gives each to the innermost item it stands in (§11.9). */
export function collectAttributes(context: Context): Attributes {
  const { flow, roots, reference, leadRule } = context;
  const owners = findOwners(flow, roots);
  const background = new Set(owners.nodes.filter((node) => isBackground(flow, node)));
  const deadlines = findDeadlines(flow, reference, findDeadlineValues(flow, owners));
  const starts = subjectStarts(flow, owners, deadlines);
  const units = findUnits({ flow, owners, starts, leadRule });
  const targets = findTargets(flow, [...deadlines, ...numberCells(owners), ...markersOf(owners)]);
  const isDirective = (node: Node): boolean => !background.has(node);
  return {
    deadlines: give(owners, deadlines.filter(isNoHeading(owners)), isDirective),
    units: withoutRepeats(flow, give(owners, units, isDirective)),
    targets: give(owners, targets, isDirective),
    audience: give(owners, withoutUnits(findAudience(flow, starts), units), isDirective),
    prohibitions: give(owners, findProhibitions(flow), isDirective),
  };
}

/** A unit that an item names twice counts once, with the role that is surer. */
function withoutRepeats(flow: Flow, given: Map<Node, FoundUnit[]>): Map<Node, FoundUnit[]> {
  const nameOf = ({ from, to }: Range): string => flow.text.slice(from, to);
  for (const [node, units] of given) {
    if (units.length < 2) continue;
    const surest = new Map<string, FoundUnit>();
    for (const unit of units) {
      const other = surest.get(nameOf(unit));
      if (other === undefined || unit.confidence > other.confidence) surest.set(nameOf(unit), unit);
    }
    given.set(
      node,
      [...surest.values()].sort((a, b) => a.from - b.from),
    );
  }
  return given;
}

/** 立即整改问题 as a heading names the work, it sets no date. */
const isNoHeading =
  (owners: Owners) =>
  ({ from, to, value }: FoundDeadline): boolean => {
    const heading = ownerAt(owners, from)?.heading;
    return value.type !== 'immediate' || heading == null || to <= heading.from || from >= heading.to;
  };

const markersOf = (owners: Owners): Range[] =>
  owners.nodes.flatMap(({ marker }) => (marker === null ? [] : [marker]));

const numberCells = (owners: Owners): Range[] =>
  owners.nodes.flatMap((node) => (node.cells ?? []).filter(({ column }) => column === 'number'));

function withoutUnits(ranges: readonly Range[], units: readonly FoundUnit[]): Range[] {
  const taken = new Set(units.map(({ from }) => from));
  return ranges.filter(({ from }) => !taken.has(from));
}

function give<T extends Range>(
  owners: Owners,
  found: readonly T[],
  accepts: (node: Node) => boolean,
): Map<Node, T[]> {
  const given = new Map<Node, T[]>();
  for (const value of found) {
    const node = ownerAt(owners, value.from);
    if (node === null || !accepts(node) || value.to > node.to) continue;
    const list = given.get(node);
    if (list === undefined) given.set(node, [value]);
    else list.push(value);
  }
  return given;
}
