import type { SideRows, SideTable } from '#libs/journal';
import { EDITS_KEPT } from '../domain/edit-history.js';
import type { DirectiveChange } from '../ports/directive-repository.js';
import { DIRECTIVE_ITEMS, itemColumns } from './item-row.js';
import { remarkRow, REMARKS } from './remark-rows.js';
import { givenDispatchRows } from './task-side-rows.js';

const SOURCES: SideTable = {
  table: 'directive_sources',
  columns: {
    district_id: 'uuid',
    directive_id: 'uuid',
    text_version: 'int',
    text: 'text',
    blocks: 'jsonb',
    generated_ranges: 'jsonb',
    warnings: 'jsonb',
  },
};

/** As many places as edits are kept: an edit stands where the one a hundred edits older stood. */
const EDITS: SideTable = {
  table: 'directive_edits',
  columns: {
    district_id: 'uuid',
    directive_id: 'uuid',
    slot: 'int',
    number: 'int',
    inverse: 'jsonb',
  },
  conflict: { on: ['district_id', 'directive_id', 'slot'], update: ['number', 'inverse'] },
};

/** Planned here, carried out by the dispatch worker; one that is there already stays as it is. */
const DISPATCHES: SideTable = {
  table: 'dispatches',
  columns: {
    district_id: 'uuid',
    id: 'uuid',
    version: 'int',
    state: 'text',
    directive_id: 'uuid',
    item_id: 'uuid',
    parent_task_id: 'uuid',
    rule: 'jsonb',
    content: 'jsonb',
    targets_total: 'int',
    created_count: 'int',
    next_chunk: 'int',
    planned_at: 'timestamptz',
  },
  conflict: 'ignore',
};

/** The rows that become true together with a directive's next version. */
export function sideRowsOf(districtId: string, change: DirectiveChange<unknown>): readonly SideRows[] {
  const { directive, source, items, removedItems, edit, dispatches, remark, given } = change;
  const owner = { districtId, directiveId: directive.id };
  const key = { district_id: districtId, directive_id: directive.id };
  return [
    {
      table: SOURCES,
      rows: source
        ? [
            {
              ...key,
              text_version: directive.textVersion,
              text: source.text,
              blocks: source.draft.blocks,
              generated_ranges: source.draft.source.generatedRanges,
              warnings: source.draft.warnings,
            },
          ]
        : [],
    },
    {
      table: DIRECTIVE_ITEMS,
      rows: [
        ...(items ?? []).map((item) => itemColumns(item, owner)),
        ...(removedItems ?? []).map((item) => ({ ...itemColumns(item, owner), position: null })),
      ],
    },
    { table: EDITS, rows: edit ? [{ ...key, slot: edit.number % EDITS_KEPT, ...edit }] : [] },
    {
      table: DISPATCHES,
      rows: (dispatches ?? []).map(({ id, itemId, rule, content }) => ({
        ...key,
        id,
        version: 1,
        state: 'planned',
        item_id: itemId,
        parent_task_id: null,
        rule,
        content,
        targets_total: null,
        created_count: 0,
        next_chunk: 1,
        planned_at: directive.issuedAt,
      })),
    },
    {
      table: REMARKS,
      rows: remark ? [remarkRow(districtId, { ...owner, itemId: remark.itemId }, remark)] : [],
    },
    ...(given ? givenDispatchRows(given) : []),
  ];
}
