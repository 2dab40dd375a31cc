import type { AudienceRule } from '../domain/item.js';
import type { AudiencePage } from './dispatch-repository.js';

/** Who a rule reaches, as organization resolves it; asked in this service's own name. */
export abstract class Audiences {
  /** One page by path. @throws organization/unit-not-found, platform/unavailable */
  abstract page(
    rule: AudienceRule,
    after: string | null,
    on: { readonly districtId: string; readonly correlationId: string },
  ): Promise<AudiencePage>;
}
