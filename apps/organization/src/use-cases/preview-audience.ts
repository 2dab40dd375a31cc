import type { AudienceRule } from '#libs/contracts';
import { type Caller, Clock, Scope } from '#libs/kernel';
import { dayOf } from '../domain/calendar-day.js';
import { AudienceOutOfScopeError, UnitNotFoundError } from '../domain/unit.errors.js';
import { audienceScope, visibleUnits } from '../domain/visibility.js';
import { AudienceReader, type AudienceQuery, type AudienceSummary } from '../ports/audience-reader.js';
import { UnitDirectory } from '../ports/unit-directory.js';

/** What a rule would reach, for somebody who may send there; see also `ResolveAudience`. */
export class PreviewAudience {
  constructor(
    private readonly audiences: AudienceReader,
    private readonly units: UnitDirectory,
    private readonly clock: Clock,
  ) {}

  async execute(rule: AudienceRule, caller: Caller): Promise<AudienceSummary> {
    const query = await audienceQuery(this.units, rule, {
      districtId: caller.districtId,
      now: this.clock.now(),
    });
    const named = [...query.places.subtrees, ...query.places.units];
    const outOfScope = named.filter((path) => !audienceScope(caller).covers(path));
    if (outOfScope.some((path) => !visibleUnits(caller).covers(path))) throw new UnitNotFoundError();
    if (outOfScope.length > 0) throw new AudienceOutOfScopeError(rule.subtrees);
    return this.audiences.summarise(query);
  }
}

/** Throws `unit-not-found` when a unit that the rule names does not exist. */
export async function audienceQuery(
  units: UnitDirectory,
  rule: AudienceRule,
  at: { readonly districtId: string; readonly now: Date },
): Promise<AudienceQuery> {
  const named = [...rule.subtrees, ...rule.exclusions.map((exclusion) => exclusion.unitId)];
  const paths = await units.paths(at.districtId, named);
  const missing = named.filter((unitId) => !paths.has(unitId));
  if (missing.length > 0) throw new UnitNotFoundError({ unitIds: missing.slice(0, 20) });
  const alone = new Set(rule.alone);
  const pathsOf = (unitIds: readonly string[]) => unitIds.flatMap((unitId) => paths.get(unitId) ?? []);
  const places = Scope.ofSubtrees(pathsOf(rule.subtrees.filter((unitId) => !alone.has(unitId)))).union(
    Scope.ofUnits(pathsOf(rule.subtrees.filter((unitId) => alone.has(unitId)))),
  );
  return { districtId: at.districtId, rule, places, today: dayOf(at.now) };
}
