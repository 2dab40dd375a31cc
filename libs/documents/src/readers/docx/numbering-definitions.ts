import {
  child,
  childrenNamed,
  childValue,
  elements,
  toggle,
  wholeNumber,
  type XmlElement,
} from '../xml/xml-element.js';

/** One level of a list, as it is drawn. */
export interface ListLevel {
  readonly start: number;
  /** ST_NumberFormat, or `custom:` and its pattern. */
  readonly format: string;
  /** `%1、`, `（%2）`, `第%1条`: %n is the number of level n, counted from 1. */
  readonly text: string;
  readonly suffix: 'tab' | 'space' | 'nothing';
  /** 0: never; n: after a paragraph of level n (from 1) or above; undefined: after any level above. */
  readonly restartAfter: number | undefined;
  /** All numbers in figures. */
  readonly legal: boolean;
  readonly styleId: string | undefined;
}

/** A list (w:num): the levels of its abstract list with its own overrides. */
export interface ListDefinition {
  /** Lists of one abstract list share their counters. */
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, ListLevel>;
  /** Level → number with which the first paragraph of this very list starts anew. */
  readonly startOverrides: ReadonlyMap<number, number>;
}

/** Level 0 to 8 (17.9.6). */
export const LIST_LEVELS = 9;

/** UTF-16 code units; Word's own dialog stops far below. */
const MAX_LEVEL_TEXT = 255;
const MAX_PATTERN = 40;

interface AbstractList {
  readonly id: string;
  readonly levels: ReadonlyMap<number, ListLevel>;
  /** The levels are those of the list this numbering style names. */
  readonly styleLink: string | undefined;
}

/** word/numbering.xml: the lists by numId. `numIdOfStyle` looks a numbering style up. */
export function readNumbering(
  root: XmlElement | undefined,
  numIdOfStyle: (styleId: string) => string | undefined,
): ReadonlyMap<string, ListDefinition> {
  const abstracts = new Map(childrenNamed(root, 'w:abstractNum').map((node) => readAbstract(node)));
  const nums = new Map(childrenNamed(root, 'w:num').map((node) => [node.attributes['w:numId'] ?? '', node]));
  const resolve = (node: XmlElement): AbstractList | undefined => {
    const own = abstracts.get(childValue(node, 'w:abstractNumId') ?? '');
    const linked = own?.styleLink === undefined ? undefined : nums.get(numIdOfStyle(own.styleLink) ?? '');
    return linked ? (abstracts.get(childValue(linked, 'w:abstractNumId') ?? '') ?? own) : own;
  };
  const lists = new Map<string, ListDefinition>();
  for (const [numId, node] of nums) {
    const abstract = resolve(node);
    if (abstract) lists.set(numId, readList(node, abstract));
  }
  return lists;
}

function readAbstract(node: XmlElement): [string, AbstractList] {
  const id = node.attributes['w:abstractNumId'] ?? '';
  const levels = new Map<number, ListLevel>();
  for (const level of withIndex(childrenNamed(node, 'w:lvl'))) levels.set(level.index, readLevel(level.node));
  return [id, { id, levels, styleLink: childValue(node, 'w:numStyleLink') }];
}

function readList(node: XmlElement, abstract: AbstractList): ListDefinition {
  const levels = new Map(abstract.levels);
  const startOverrides = new Map<number, number>();
  for (const { index, node: override } of withIndex(childrenNamed(node, 'w:lvlOverride'))) {
    const replaced = child(override, 'w:lvl');
    if (replaced) levels.set(index, readLevel(replaced));
    const start = wholeNumber(childValue(override, 'w:startOverride'));
    if (start !== undefined) startOverrides.set(index, Math.max(0, start));
  }
  return { abstractId: abstract.id, levels, startOverrides };
}

/** A list has nine levels; a file that claims more would only cost time. */
function withIndex(nodes: readonly XmlElement[]): { index: number; node: XmlElement }[] {
  return nodes
    .map((node) => ({ index: wholeNumber(node.attributes['w:ilvl']) ?? 0, node }))
    .filter(({ index }) => index >= 0 && index < LIST_LEVELS);
}

function readLevel(node: XmlElement): ListLevel {
  const suffix = childValue(node, 'w:suff');
  return {
    // A level without w:start begins at 0 (17.9.25).
    start: Math.max(0, wholeNumber(childValue(node, 'w:start')) ?? 0),
    format: readFormat(node),
    text: (childValue(node, 'w:lvlText') ?? '').slice(0, MAX_LEVEL_TEXT),
    suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
    restartAfter: wholeNumber(childValue(node, 'w:lvlRestart')),
    legal: toggle(node, 'w:isLgl') ?? false,
    styleId: childValue(node, 'w:pStyle'),
  };
}

/** Word wraps formats of its own (w:val="custom") into alternatives. */
function readFormat(level: XmlElement): string {
  const choice = child(child(level, 'mc:AlternateContent'), 'mc:Choice');
  const node =
    child(level, 'w:numFmt') ?? (choice && elements(choice).find(({ name }) => name === 'w:numFmt'));
  const format = node?.attributes['w:val'] ?? 'decimal';
  return format === 'custom'
    ? `custom:${(node?.attributes['w:format'] ?? '').slice(0, MAX_PATTERN)}`
    : format;
}
