import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { directiveCoverage, directiveGet, directiveSource, itemList } from '../../../api/sdk.gen.js';
import type { DirectiveCoverageResponse } from '../../../api/types.gen.js';
import { one } from '../../../calls/keys.js';
import type { CoverageRow, Directive, Item } from './types.js';

export const directiveKey = (id: string) => one('directive', id);
export const itemsKey = (id: string) => one('directive', id, 'items');
export const coverageKey = (id: string) => one('directive', id, 'coverage');
export const sourceKey = (id: string) => one('directive', id, 'source');

/** Tasks are made in chunks; their number is asked for while they are. */
const MAKING_MS = 1_000;

export function useDirective(directiveId: string): UseQueryResult<Directive> {
  return useQuery({
    queryKey: directiveKey(directiveId),
    queryFn: () => directiveGet({ path: { directiveId } }),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'issued' && data.dispatch?.finished !== true ? MAKING_MS : false,
  });
}

/** Every item, in the order of the text. */
export function useItems(directiveId: string): UseQueryResult<readonly Item[]> {
  return useQuery({ queryKey: itemsKey(directiveId), queryFn: () => allItems(directiveId) });
}

async function allItems(directiveId: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: 200, ...(cursor ? { cursor } : {}) };
    const { rows, next } = await itemList({ path: { directiveId }, query });
    items.push(...rows);
    cursor = next;
  } while (cursor !== null);
  return items;
}

export function useCoverage(directiveId: string): UseQueryResult<readonly CoverageRow[]> {
  return useQuery({
    queryKey: coverageKey(directiveId),
    queryFn: () => directiveCoverage({ path: { directiveId } }),
    select: rowsOf,
  });
}

const rowsOf = ({ rows }: DirectiveCoverageResponse) => rows;

export function useSource(directiveId: string): UseQueryResult<string> {
  return useQuery({
    queryKey: sourceKey(directiveId),
    queryFn: async () => (await directiveSource({ path: { directiveId } })).text,
  });
}
