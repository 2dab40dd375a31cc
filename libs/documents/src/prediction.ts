import type { Comparator, DirectiveDraft, DraftItem, ItemKind, UnitRole } from './draft.js';

/** The form that the scorer of the test documents reads (prediction.schema.json). */
export interface Prediction {
  offsetUnit: 'utf16';
  title?: string;
  docNumber?: string;
  docDate?: string;
  items: PredictedItem[];
  blocks: { start: number; end: number; role: string }[];
}

export interface PredictedItem {
  id: string;
  start: number;
  end: number;
  level: number;
  kind: ItemKind;
  heading: string | null;
  deadlines: { iso: string; due: string | null }[];
  units: { name: string; role: UnitRole }[];
  targets: { number: number | null; unit: string; comparator: Comparator; per: string | null }[];
  prohibitions: { start: number; end: number }[];
  audience: { name: string }[];
  children: PredictedItem[];
}

export function toPrediction(draft: DirectiveDraft): Prediction {
  return {
    offsetUnit: 'utf16',
    ...(draft.title === null ? {} : { title: draft.title.text }),
    ...(draft.docNumber === null ? {} : { docNumber: draft.docNumber.text }),
    ...(draft.dates.docDate === null ? {} : { docDate: draft.dates.docDate.iso }),
    items: draft.items.map(toItem),
    blocks: draft.blocks.map(({ start, end, role }) => ({ start, end, role })),
  };
}

function toItem(item: DraftItem): PredictedItem {
  return {
    id: item.id,
    start: item.start,
    end: item.end,
    level: item.level,
    kind: item.kind,
    heading: item.heading?.text ?? null,
    deadlines: item.deadlines.flatMap(({ iso, due }) => (iso === null ? [] : [{ iso, due }])),
    units: item.units.map(({ name, role }) => ({ name, role })),
    targets: item.targets.map(({ number, unit, comparator, per }) => ({ number, unit, comparator, per })),
    prohibitions: item.prohibitions.map(({ start, end }) => ({ start, end })),
    audience: item.audience.map(({ name }) => ({ name })),
    children: item.children.map(toItem),
  };
}
