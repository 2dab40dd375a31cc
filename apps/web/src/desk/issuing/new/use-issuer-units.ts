import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { unitGet } from '../../../api/sdk.gen.js';
import type { UnitGetResponse } from '../../../api/types.gen.js';
import type { Person } from '../../../session/person.js';
import { usePerson } from '../../../session/use-session.js';

type Unit = UnitGetResponse;

/** The units in whose name this person may draft: what their posts reach over first, then their own. */
export function useIssuerUnits(): UseQueryResult<readonly Unit[]> {
  const person = usePerson();
  return useQuery({
    queryKey: ['units', 'issuer', person.personId],
    queryFn: () => issuerUnits(person),
    staleTime: 10 * 60_000,
  });
}

async function issuerUnits({ appointments }: Person): Promise<readonly Unit[]> {
  const found = new Map<string, Unit>();
  for (const { duties, unitId, scopePath } of appointments) {
    if (!duties.includes('draft')) continue;
    const own = await unitGet({ path: { unitId } });
    for (const unit of [await upTo(own, scopePath), own]) {
      if (unit?.path.startsWith(scopePath)) found.set(unit.unitId, unit);
    }
  }
  return [...found.values()];
}

/** The unit at `path`, which is this one or one above it. */
async function upTo(unit: Unit, path: string): Promise<Unit | null> {
  if (unit.path === path) return unit;
  if (unit.parentId === null || !unit.path.startsWith(path)) return null;
  return upTo(await unitGet({ path: { unitId: unit.parentId } }), path);
}
