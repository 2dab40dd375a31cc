import { createHash } from 'node:crypto';
import { collectAttributes } from './attributes/collect.js';
import { readHeadFields, type HeadFields } from './blocks/head-fields.js';
import { readHead, type FlowBlock } from './blocks/head.js';
import { splitGluedBlocks } from './blocks/glued.js';
import { withNoise } from './blocks/noise-blocks.js';
import { isoOf, parseIso } from './dates/calendar.js';
import { dateInPreamble, meetingDateIn } from './blocks/preamble-dates.js';
import { referenceOf, type Reference } from './dates/reference.js';
import type { DecomposeOptions, DirectiveDraft, DraftBlock, DraftDates, DraftSource } from './draft.js';
import { fallbackDraft } from './fallback.js';
import { checkInvariants } from './invariants.js';
import { splitAtMidLineMarkers } from './markers/mid-line.js';
import { readLineStarts } from './markers/paragraph-markers.js';
import { makeFlow, spanOf, type Flow } from './source/flow.js';
import { assembleItems } from './tree/assemble.js';
import { BodyReader } from './tree/body.js';
import { attachDeclaredCounts } from './tree/declared-counts.js';
import { headingOf } from './tree/headings.js';
import { addInlineLists } from './tree/inline.js';
import { walk, type Node } from './tree/node.js';

/**
 * Takes a directive text apart into numbered items (directive documents §11–§15). Pure: the same text and options give
 * the same draft. Never throws and never returns a draft that breaks the invariants: then it falls back to one item
 * per paragraph and says so in `warnings`.
 */
export function decompose(text: string, options: DecomposeOptions = {}): DirectiveDraft {
  const draft = readDraft(text, options);
  return checkInvariants(draft, text).length === 0 ? draft : fallbackDraft(draft, text);
}

function readDraft(text: string, options: DecomposeOptions): DirectiveDraft {
  const flow = makeFlow(text);
  const { roots, blocks } = readStructure(flow);
  const fields = readHeadFields(flow, blocks);
  const docDate = fields.docDate ?? dateInPreamble(flow, blocks);
  const meetingDate = fields.docType === 'minutes' ? meetingDateIn(flow, blocks, docDate) : null;
  const meetingDay = meetingDate === null ? null : parseIso(meetingDate.iso);
  const dated = { ...fields, docDate: docDate ?? meetingDate, text: flow.text };
  const reference = { ...referenceOf(dated, options.referenceDate), meetingDay };
  const leadRule = leadRuleOf(flow);
  const attributes = collectAttributes({ flow, roots, reference, docType: fields.docType, leadRule });
  const prohibitions = attributes.prohibitions;
  const { units, deadlines, targets } = attributes;
  const delivering = new Set([...units.keys(), ...deadlines.keys(), ...targets.keys()]);
  const items = assembleItems({ flow, docType: fields.docType, prohibitions, delivering, attributes }, roots);
  const noise = flow.noise.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
  return {
    schema: 'directive-draft/1',
    source: sourceOf(text, options),
    ...headOf(fields),
    dates: { docDate, meetingDate, ...referenceFields(reference) },
    leadRule,
    blocks: withNoise(toBlocks(flow, blocks), items, flow.noise),
    items,
    noise,
    warnings: warningsOf(roots),
  };
}

function readStructure(flow: Flow): { roots: Node[]; blocks: FlowBlock[] } {
  const paragraphs = splitAtMidLineMarkers(flow, splitGluedBlocks(flow, readLineStarts(flow)));
  const head = readHead(flow, paragraphs);
  const numbered = new BodyReader(flow, paragraphs).read(head.bodyAt);
  const isEmpty = numbered.roots.length === 0;
  const body = isEmpty ? new BodyReader(flow, paragraphs).read(head.bodyAt, true) : numbered;
  const blocks = [...head.blocks, ...body.blocks];
  walk(body.roots, (node) => {
    node.heading = headingOf(flow, node);
    if (node.marker !== null && flow.ocr.subarray(node.marker.from, node.marker.to).includes(1))
      node.flags.add('ocr');
  });
  addInlineLists(flow, body.roots);
  walk(body.roots, (node) => {
    node.heading = headingOf(flow, node);
    if (node.origin === 'mid-line' && node.heading === null) node.flags.add('heading-glued');
  });
  attachDeclaredCounts(flow, body.roots, blocks);
  return { roots: body.roots, blocks };
}

const toBlocks = (flow: Flow, blocks: readonly FlowBlock[]): DraftBlock[] =>
  blocks.flatMap(({ role, from, to }) => {
    const span = spanOf(flow, from, to);
    return span === null ? [] : [{ role, ...span }];
  });

function headOf({ docDate: _docDate, ...fields }: HeadFields): Omit<HeadFields, 'docDate'> {
  return fields;
}

function referenceFields(reference: Reference): Pick<DraftDates, 'referenceDate' | 'referenceDateFrom'> {
  const day = reference.day === null ? null : isoOf(reference.day);
  const year = reference.year === null ? null : String(reference.year);
  return { referenceDate: day ?? year, referenceDateFrom: reference.from };
}

const FIRST_LISTED =
  /(?:列|排)(?:在)?(?:第一|首)位的?(?:单位|部门)?(?:为|是)牵头|第一个?(?:单位|部门)(?:为|是)牵头/;

const leadRuleOf = (flow: Flow): DirectiveDraft['leadRule'] =>
  FIRST_LISTED.test(flow.text) ? 'first-listed' : null;

function warningsOf(roots: readonly Node[]): string[] {
  return roots.length === 0 ? ['No item was found.'] : [];
}

function sourceOf(text: string, options: DecomposeOptions): DraftSource {
  return {
    fileName: options.fileName ?? null,
    textSha256: createHash('sha256').update(text, 'utf8').digest('hex'),
    length: text.length,
    offsetUnit: 'utf16',
    eol: text.includes('\r\n') ? 'crlf' : text.includes('\n') ? 'lf' : text.includes('\r') ? 'cr' : 'none',
    decodedFrom: options.decodedFrom ?? 'utf-8',
    generatedRanges: (options.generatedRanges ?? []).map(([start, end]) => [start, end]),
  };
}
