/** A table or index of a schema.sql, as far as its key goes. */
export interface Key {
  readonly name: string;
  readonly kind: 'primary key' | 'unique' | 'index';
  /** Without direction, operator class and quotes. */
  readonly columns: readonly string[];
}

/** Tables of the process, not of a district: each with its reason. */
export const WITHOUT_DISTRICT: Readonly<Record<string, string>> = {
  leases: 'who of several replicas sweeps or relays; one of each per database',
  fact_failures: 'counts attempts at a fact, whose id is unique everywhere, until it is settled',
};

/** Indexes that begin with something else: each with its reason. */
export const INDEX_WITHOUT_DISTRICT: Readonly<Record<string, string>> = {
  pending_position: 'the relay of one database publishes in the order of writing, whatever the district',
};

/** The keys of all tables in the text of a schema.sql. */
export function keysOf(sql: string): readonly Key[] {
  return [...tableKeys(sql), ...indexKeys(sql)];
}

/** The names of all tables. */
export function tablesOf(sql: string): readonly string[] {
  return [...sql.matchAll(/^create table (?:[a-z_]+\.)?([a-z_]+) \(/gim)].map(([, name]) => name!);
}

/** What breaks the rule that everything begins with the district. */
export function keysWithoutDistrict(sql: string): readonly string[] {
  const primary = keysOf(sql).filter(({ kind }) => kind === 'primary key');
  const keyless = tablesOf(sql).filter((table) => !primary.some(({ name }) => name === table));
  const wrong = keysOf(sql)
    .filter(({ columns }) => columns[0] !== 'district_id')
    .filter(({ name, kind }) => !(kind === 'index' ? INDEX_WITHOUT_DISTRICT : WITHOUT_DISTRICT)[name])
    .map(({ name, kind, columns }) => `${kind} of ${name} begins with ${columns[0]}`);
  return [...wrong, ...keyless.map((table) => `${table} has no primary key`)];
}

function tableKeys(sql: string): Key[] {
  const bodies = [...sql.matchAll(/^create table (?:[a-z_]+\.)?([a-z_]+) \((.*?)^\);/gims)];
  return bodies.flatMap(([, name, body]) =>
    [...body!.matchAll(/(primary key|unique) \(([^)]*)\)/gi)].map(([, kind, columns]) => ({
      name: name!,
      kind: kind!.toLowerCase() as Key['kind'],
      columns: columnsOf(columns!),
    })),
  );
}

function indexKeys(sql: string): Key[] {
  const lines = [...sql.matchAll(/^create (?:unique )?index ([a-z_]+) on \S+ using [a-z]+ \(([^)]*)\)/gim)];
  return lines.map(([, name, columns]) => ({
    name: name!,
    kind: 'index' as const,
    columns: columnsOf(columns!),
  }));
}

function columnsOf(list: string): string[] {
  return list.split(',').map((column) => column.trim().split(' ')[0]!.replaceAll('"', ''));
}
