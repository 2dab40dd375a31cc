import type { SideTable } from '#libs/journal';
import type { Criterion, EvidenceAsked } from '../domain/dispatch-content.js';
import type { DueRule } from '../domain/due.js';
import type {
  AudienceRule,
  Found,
  Item,
  ItemKind,
  ItemOutcome,
  Oversight,
  SetBy,
  Span,
  Sponsor,
} from '../domain/item.js';
import { gramsOf } from '../domain/item-grams.js';

const COLUMNS = {
  position: 'int',
  parent_item_id: 'uuid',
  path: 'text',
  level: 'int',
  span_start: 'int',
  span_end: 'int',
  pieces: 'jsonb',
  marker: 'text',
  heading: 'text',
  body: 'text',
  found: 'jsonb',
  kind: 'text',
  outcome: 'text',
  outcome_reason: 'text',
  matter: 'text',
  sponsor: 'jsonb',
  criteria: 'jsonb',
  due: 'jsonb',
  urgent: 'boolean',
  oversight: 'text',
  evidence: 'jsonb',
  audience: 'jsonb',
  review_flow_key: 'text',
  result_levels: 'jsonb',
  set_by: 'jsonb',
  confidence: 'double precision',
  flags: 'jsonb',
  grams: 'text[]',
} as const;

/** Items are written with their directive; one that is no more has no position. */
export const DIRECTIVE_ITEMS: SideTable = {
  table: 'directive_items',
  columns: {
    district_id: 'uuid',
    directive_id: 'uuid',
    item_id: 'uuid',
    ...COLUMNS,
  },
  conflict: { on: ['district_id', 'directive_id', 'item_id'], update: Object.keys(COLUMNS) },
};

/** A row of `task_dispatch.directive_items` as pg reads it. */
export interface ItemRow {
  readonly directive_id: string;
  readonly item_id: string;
  readonly position: number;
  readonly parent_item_id: string | null;
  readonly path: string;
  readonly level: number;
  readonly span_start: number;
  readonly span_end: number;
  readonly pieces: readonly Span[];
  readonly marker: string | null;
  readonly heading: string | null;
  readonly body: string;
  readonly found: Found;
  readonly kind: ItemKind;
  readonly outcome: ItemOutcome;
  readonly outcome_reason: string | null;
  readonly matter: string | null;
  readonly sponsor: Sponsor | null;
  readonly criteria: readonly Criterion[];
  readonly due: DueRule | null;
  readonly urgent: boolean;
  readonly oversight: Oversight;
  readonly evidence: EvidenceAsked;
  readonly audience: AudienceRule | null;
  readonly review_flow_key: string | null;
  readonly result_levels: readonly string[];
  readonly set_by: Readonly<Record<string, SetBy>>;
  readonly confidence: number;
  readonly flags: readonly string[];
}

export function toItem(row: ItemRow): Item {
  return {
    itemId: row.item_id,
    position: row.position,
    parentItemId: row.parent_item_id,
    path: row.path,
    level: row.level,
    span: { start: row.span_start, end: row.span_end },
    pieces: row.pieces,
    marker: row.marker,
    heading: row.heading,
    body: row.body,
    found: row.found,
    kind: row.kind,
    outcome: row.outcome,
    outcomeReason: row.outcome_reason,
    matter: row.matter,
    sponsor: row.sponsor,
    criteria: row.criteria,
    due: row.due,
    urgent: row.urgent,
    oversight: row.oversight,
    evidence: row.evidence,
    audience: row.audience,
    reviewFlowKey: row.review_flow_key,
    resultLevels: row.result_levels,
    setBy: row.set_by,
    confidence: row.confidence,
    flags: row.flags,
  };
}

export function itemColumns(
  item: Item,
  owner: { readonly districtId: string; readonly directiveId: string },
): Readonly<Record<string, unknown>> {
  return {
    district_id: owner.districtId,
    directive_id: owner.directiveId,
    item_id: item.itemId,
    position: item.position,
    parent_item_id: item.parentItemId,
    path: item.path,
    level: item.level,
    span_start: item.span.start,
    span_end: item.span.end,
    pieces: item.pieces,
    marker: item.marker,
    heading: item.heading,
    body: item.body,
    found: item.found,
    kind: item.kind,
    outcome: item.outcome,
    outcome_reason: item.outcomeReason,
    matter: item.matter,
    sponsor: item.sponsor,
    criteria: item.criteria,
    due: item.due,
    urgent: item.urgent,
    oversight: item.oversight,
    evidence: item.evidence,
    audience: item.audience,
    review_flow_key: item.reviewFlowKey,
    result_levels: item.resultLevels,
    set_by: item.setBy,
    confidence: item.confidence,
    flags: item.flags,
    grams: item.outcome === 'task' ? gramsOf(item) : [],
  };
}
