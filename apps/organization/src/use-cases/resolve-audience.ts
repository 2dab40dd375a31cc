import type { audienceResolve, InputOf, OutputOf } from '#libs/contracts';
import { type Caller, Clock } from '#libs/kernel';
import { AudienceReader } from '../ports/audience-reader.js';
import { UnitDirectory } from '../ports/unit-directory.js';
import { audienceQuery } from './preview-audience.js';

/** Page by page, for the service that dispatches; it has checked who asked for it. */
export class ResolveAudience {
  constructor(
    private readonly audiences: AudienceReader,
    private readonly units: UnitDirectory,
    private readonly clock: Clock,
  ) {}

  async execute(
    { rule, afterPath, limit }: InputOf<typeof audienceResolve>,
    caller: Caller,
  ): Promise<OutputOf<typeof audienceResolve>> {
    const query = await audienceQuery(this.units, rule, {
      districtId: caller.districtId,
      now: this.clock.now(),
    });
    const targets = await this.audiences.resolve(query, afterPath, limit);
    return { targets, next: targets.length < limit ? null : (targets.at(-1)?.path ?? null) };
  }
}
