import ts from 'typescript';
import { z } from 'zod';
import { gather, type Source } from './sources.js';

/**
 * What the platform does not know about people: how often they come, how long they stay, what they read, where they
 * are; and what it does not do with units: give points, rank, keep streaks. Words in the order of a name.
 */
export const NEVER_KEPT: readonly (readonly string[])[] = [
  ['login', 'count'],
  ['log', 'in', 'count'],
  ['logins'],
  ['online'],
  ['last', 'seen'],
  ['last', 'active'],
  ['read', 'time'],
  ['read', 'seconds'],
  ['reading', 'time'],
  ['read', 'count'],
  ['read', 'rate'],
  ['dwell'],
  ['view', 'count'],
  ['visits'],
  ['activity'],
  ['activeness'],
  ['points'],
  ['score'],
  ['scores'],
  ['scoring'],
  ['rank'],
  ['ranks'],
  ['ranking'],
  ['ranked'],
  ['leaderboard'],
  ['streak'],
  ['badge'],
  ['medal'],
  ['check', 'in'],
  ['checkin'],
  ['clock', 'in'],
  ['attendance'],
  ['location'],
  ['gps'],
  ['latitude'],
  ['longitude'],
  ['geolocation'],
  ['coordinates'],
];

/** `loginCount`, `login_count`, `login-count` → login, count. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Names that say one of those things. */
export function kept(names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    const words = wordsOf(name);
    return NEVER_KEPT.some((wanted) =>
      words.some((_, start) => wanted.every((word, index) => words[start + index] === word)),
    );
  });
}

/** The columns of a schema.sql, as `table.column`. */
export function columnsIn(sql: string): readonly string[] {
  const bodies = [...sql.matchAll(/^create table (?:[a-z_]+\.)?([a-z_]+) \((.*?)^\);/gims)];
  return bodies.flatMap(([, table, body]) =>
    [...body!.matchAll(/^ {2}"?([a-z_]+)"? /gim)]
      .map(([, column]) => column!)
      .filter((column) => !['constraint', 'primary', 'unique', 'check'].includes(column.toLowerCase()))
      .map((column) => `${table}.${column}`),
  );
}

/** Every field of a message, also those inside lists and alternatives. */
export function fieldsOf(schema: z.ZodType, io: 'input' | 'output'): readonly string[] {
  const fields = new Set<string>();
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(walk);
    if (typeof part !== 'object' || part === null) return;
    for (const [key, value] of Object.entries(part)) {
      if (key === 'properties') Object.keys(value as object).forEach((field) => fields.add(field));
      walk(value);
    }
  };
  walk(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));
  return [...fields];
}

/** What a file offers to others by name. */
export function exportsOf(source: Source): readonly string[] {
  return gather(source, (node) => {
    const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
    if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return undefined;
    if (ts.isVariableStatement(node))
      return node.declarationList.declarations.map(({ name }) => name.getText());
    const name = (node as ts.NamedDeclaration).name?.getText();
    return name === undefined ? undefined : [name];
  }).flat();
}
