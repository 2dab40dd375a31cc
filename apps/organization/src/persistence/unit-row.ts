import type { UnitSnapshot } from '#libs/contracts';
import type { AggregateTable, StoredRow } from '#libs/journal';
import type { Unit } from '../domain/unit.js';
import { SCHEMA } from './migrations/index.js';
import { pinyinOf } from './pinyin.js';

/** `responsible_due_at` is not among the columns: a change of the unit must not wipe out the mark. */
export const UNITS: AggregateTable = {
  schema: SCHEMA,
  table: 'units',
  aggregate: 'unit',
  columns: {
    number: 'int',
    parent_id: 'uuid',
    path: 'text',
    kind: 'text',
    name: 'text',
    code: 'text',
    tags: 'text[]',
    valid_from: 'date',
    valid_to: 'date',
    mission: 'text',
    state: 'text',
    responsible_person_id: 'uuid',
    responsible_name: 'text',
    responsible_vacant: 'boolean',
    pinyin: 'text',
    pinyin_of: 'text',
  },
};

export interface UnitRow extends StoredRow {
  readonly number: number;
  readonly parent_id: string | null;
  readonly path: string;
  readonly kind: Unit['kind'];
  readonly name: string;
  readonly code: string;
  readonly tags: string[];
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly mission: string | null;
  readonly state: Unit['state'];
  readonly responsible_person_id: string | null;
  readonly responsible_name: string | null;
  readonly responsible_vacant: boolean;
}

/** The columns of `UNITS` with id, district and version, of a table called `u`. */
export const UNIT_COLUMNS = ['id', 'district_id', 'version', ...Object.keys(UNITS.columns)]
  .map((column) => `u.${column}`)
  .join(', ');

export function toUnit(row: UnitRow): Unit {
  return {
    districtId: row.district_id,
    unitId: row.id,
    number: row.number,
    parentId: row.parent_id,
    path: row.path,
    kind: row.kind,
    name: row.name,
    code: row.code,
    tags: row.tags,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    mission: row.mission,
    state: row.state,
    responsible: responsibleOf(row),
    version: row.version,
  };
}

function responsibleOf(row: UnitRow): Unit['responsible'] {
  const { responsible_person_id: personId, responsible_name: name, responsible_vacant: vacant } = row;
  return personId === null || name === null ? null : { personId, name, vacant };
}

export function fromUnit(unit: Unit): Record<string, unknown> {
  return {
    number: unit.number,
    parent_id: unit.parentId,
    path: unit.path,
    kind: unit.kind,
    name: unit.name,
    code: unit.code,
    tags: unit.tags,
    valid_from: unit.validFrom,
    valid_to: unit.validTo,
    mission: unit.mission,
    state: unit.state,
    responsible_person_id: unit.responsible?.personId ?? null,
    responsible_name: unit.responsible?.name ?? null,
    responsible_vacant: unit.responsible?.vacant ?? true,
    pinyin: pinyinOf(unit.name),
    pinyin_of: unit.name,
  };
}

export function snapshotOf(unit: Unit): UnitSnapshot {
  return {
    unitId: unit.unitId,
    parentId: unit.parentId,
    path: unit.path,
    kind: unit.kind,
    name: unit.name,
    code: unit.code,
    tags: [...unit.tags],
    validFrom: unit.validFrom,
    validTo: unit.validTo,
    mission: unit.mission,
    responsible: unit.responsible,
    version: unit.version,
  };
}
