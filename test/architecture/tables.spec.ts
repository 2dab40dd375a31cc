import { describe, expect, it } from '@jest/globals';
import { sourcesOf } from './sources.js';
import { INDEX_WITHOUT_DISTRICT, keysOf, keysWithoutDistrict, tablesOf, WITHOUT_DISTRICT } from './tables.js';

const table = (rest: string) => `create table things (\n  district_id uuid not null,\n${rest}\n);\n`;

describe('every table belongs to a district', () => {
  it.each([
    [
      'a primary key that begins with something else',
      table('  constraint things_pkey PRIMARY KEY (id, district_id)'),
    ],
    [
      'a unique key that does',
      table('  constraint a PRIMARY KEY (district_id, id),\n  constraint b UNIQUE (code)'),
    ],
    ['a table without a primary key', table('  id uuid')],
    [
      'an index that begins with something else',
      `${table('  constraint a PRIMARY KEY (district_id, id)')}\nCREATE INDEX things_code ON things USING btree (code);`,
    ],
  ])('finds %s', (_, sql) => {
    expect(keysWithoutDistrict(sql)).toHaveLength(1);
  });

  it('lets pass what begins with the district', () => {
    const sql = `${table('  constraint a PRIMARY KEY (district_id, "position")')}
CREATE UNIQUE INDEX b ON things USING btree (district_id, at DESC) WHERE (state = 'open'::text);`;
    expect(keysOf(sql)).toHaveLength(2);
    expect(keysWithoutDistrict(sql)).toEqual([]);
  });

  const schemas = sourcesOf('apps/*/schema.sql');

  it.each(schemas)('holds in $path', ({ text }) => {
    expect(tablesOf(text).length).toBeGreaterThan(5);
    expect(keysWithoutDistrict(text)).toEqual([]);
  });

  it('holds in every service that has tables', () => {
    expect(schemas.map(({ path }) => path.split('/')[1])).toEqual([
      'approval',
      'notification',
      'organization',
      'task-dispatch',
    ]);
  });

  it('has no exception for what is not there', () => {
    const keys = schemas.flatMap(({ text }) => [...keysOf(text).map(({ name }) => name), ...tablesOf(text)]);
    const excused = [...Object.keys(WITHOUT_DISTRICT), ...Object.keys(INDEX_WITHOUT_DISTRICT)];
    expect(excused.filter((name) => !keys.includes(name))).toEqual([]);
  });
});
