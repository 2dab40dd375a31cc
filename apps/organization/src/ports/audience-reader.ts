import type { AudienceRule, AudienceTarget, UnitKind } from '#libs/contracts';
import type { Scope } from '#libs/kernel';
import type { Day } from '../domain/calendar-day.js';

export interface AudienceQuery {
  readonly districtId: string;
  readonly rule: AudienceRule;
  /** The places the rule names: subtrees, and units without those below them. */
  readonly places: Scope;
  readonly today: Day;
}

export interface AudienceSummary {
  readonly total: number;
  readonly byKind: { kind: UnitKind; units: number }[];
  readonly withoutResponsiblePerson: AudienceTarget[];
  /** Also those that are not named. */
  readonly withoutResponsibleTotal: number;
}

/** Whom a rule reaches today: each unit once, however its subtrees overlap; no party cell, nothing closed. */
export abstract class AudienceReader {
  /** In the order of paths, from right after `afterPath`. */
  abstract resolve(query: AudienceQuery, afterPath: string | null, limit: number): Promise<AudienceTarget[]>;
  /** At most 100 units without a responsible person are named. */
  abstract summarise(query: AudienceQuery): Promise<AudienceSummary>;
}
