import type { DraftItem, ItemKind, TextSpan, Unit } from '../draft.js';
import type { Attributes } from '../attributes/collect.js';
import { confidenceOf } from '../attributes/confidence.js';
import { decideKind, type KindInput } from '../attributes/kinds.js';
import { spanOf, textSpanOf, type Flow } from '../source/flow.js';
import { ownPieces, type Node, type Range } from './node.js';

export interface AssembleInput extends KindInput {
  attributes: Attributes;
}

interface Place {
  level: number;
  path: string;
  parent: string | null;
  seriesSize: number;
}

/** Turns working nodes into draft items: source spans, paths by position, ids in document order. */
export function assembleItems(input: AssembleInput, roots: readonly Node[]): DraftItem[] {
  let count = 0;
  const nextId = (): string => `n${++count}`;
  return assembleList({ input, nextId }, roots, { level: 1, path: '', parent: null, seriesSize: 0 });
}

interface Assembly {
  input: AssembleInput;
  nextId: () => string;
}

function assembleList(assembly: Assembly, nodes: readonly Node[], place: Place): DraftItem[] {
  const sizes = new Map<number, number>();
  for (const { series } of nodes) sizes.set(series, (sizes.get(series) ?? 0) + 1);
  const seen = new Map<number, number>();
  return nodes.flatMap((node) => {
    const position = (seen.get(node.series) ?? 0) + 1;
    seen.set(node.series, position);
    const own = node.series > 1 ? `${node.series}-${position}` : String(position);
    const path = place.path === '' ? own : `${place.path}.${own}`;
    const item = assembleItem(assembly, node, { ...place, path, seriesSize: sizes.get(node.series)! });
    return item === null ? [] : [item];
  });
}

function assembleItem(assembly: Assembly, node: Node, place: Place): DraftItem | null {
  const { input } = assembly;
  const { flow } = input;
  const span = spanOf(flow, node.from, node.to);
  if (span === null) return null;
  const id = assembly.nextId();
  const children = assembleList(assembly, node.children, { ...place, level: place.level + 1, parent: id });
  const kind = decideKind(
    input,
    node,
    children.map((child) => child.kind),
  );
  const attributes = attributesOf(input, node);
  const heading = text(flow, node.heading);
  const from = node.heading?.to ?? node.marker?.to ?? node.from;
  const flags = [...node.flags, ...flagsOf(attributes, kind, children.length)];
  return {
    id,
    path: place.path,
    level: place.level,
    series: node.series,
    parent: place.parent,
    ...span,
    marker: text(flow, node.marker),
    ordinal: node.marker?.ordinal ?? null,
    heading,
    body: spanOf(flow, from, node.to),
    own: ownSpans(flow, node),
    kind,
    declared: declaredOf(flow, node),
    ...attributes.values,
    dispatchable: kind === 'task' || (kind === 'prohibition' && attributes.values.audience.length > 0),
    confidence: confidenceOf(node, place.seriesSize),
    flags,
    setBy: {},
    children,
  };
}

const text = (flow: Flow, range: Range | null): TextSpan | null =>
  range === null ? null : textSpanOf(flow, range.from, range.to);

function declaredOf(flow: Flow, { declared }: Node): DraftItem['declared'] {
  const span = text(flow, declared);
  return span === null || declared === null ? null : { ...span, declaredCount: declared.count };
}

/** The item's own pieces without marker, heading and children. */
function ownSpans(flow: Flow, node: Node): [number, number][] {
  return ownPieces(node).flatMap(({ from, to }) => {
    const { heading } = node;
    const pieces =
      heading !== null && heading.from < to && heading.to > from
        ? [
            { from, to: Math.max(from, heading.from) },
            { from: Math.min(to, heading.to), to },
          ]
        : [{ from, to }];
    return pieces.flatMap((piece) => {
      const span = spanOf(flow, piece.from, piece.to);
      return span === null ? [] : [[span.start, span.end] as [number, number]];
    });
  });
}

type Values = Pick<DraftItem, 'units' | 'audience' | 'deadlines' | 'targets' | 'prohibitions'>;

interface ItemAttributes {
  values: Values;
  flags: string[];
}

const MACHINE = 'machine' as const;
/** A unit's name as written; only the blanks of a broken line are taken out. */
const nameOf = (span: TextSpan): string => span.text.replace(/\s+/g, '');

function attributesOf({ flow, attributes }: AssembleInput, node: Node): ItemAttributes {
  const spans = <T extends Range, R>(
    list: readonly T[] | undefined,
    make: (value: T, span: TextSpan) => R,
  ): R[] =>
    (list ?? []).flatMap((value) => {
      const span = textSpanOf(flow, value.from, value.to);
      return span === null ? [] : [make(value, span)];
    });
  const units = attributes.units.get(node);
  const deadlines = attributes.deadlines.get(node);
  const flags = [
    ...(units ?? []).map(({ flag }) => flag),
    ...(deadlines ?? []).map(({ value }) => value.flag),
  ];
  return {
    values: {
      units: spans(units, ({ role, confidence, inherited = false }, span): Unit => ({
        role,
        name: nameOf(span),
        start: span.start,
        end: span.end,
        inherited,
        confidence,
        setBy: MACHINE,
      })),
      audience: spans(attributes.audience.get(node), (_value, { start, end, text: name }) => ({
        name: name.replace(/\s+/g, ''),
        start,
        end,
        setBy: MACHINE,
      })),
      deadlines: spans(deadlines, ({ value: { flag: _flag, ...value } }, span) => ({
        ...span,
        ...value,
        setBy: MACHINE,
      })),
      targets: spans(attributes.targets.get(node), ({ from: _from, to: _to, ...value }, span) => ({
        ...span,
        ...value,
        setBy: MACHINE,
      })),
      prohibitions: spans(attributes.prohibitions.get(node), (_value, span) => ({ ...span, setBy: MACHINE })),
    },
    flags: [...new Set(flags.filter((flag) => flag !== undefined))],
  };
}

function flagsOf({ values, flags }: ItemAttributes, kind: ItemKind, children: number): string[] {
  if (kind !== 'task' || children > 0) return flags;
  const missing = [
    ...(values.deadlines.length === 0 ? ['no-deadline'] : []),
    ...(values.units.length === 0 ? ['no-unit'] : []),
  ];
  return [...flags, ...missing];
}
