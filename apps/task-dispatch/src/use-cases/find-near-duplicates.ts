import type { Caller } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { DirectiveNotFoundError } from '../domain/directive-errors.js';
import { maySee } from '../domain/directive-rights.js';
import { DirectiveReadModel, type NearDuplicatesView } from '../ports/directive-read-model.js';
import { NearDuplicates } from '../ports/near-duplicates.js';

/** Shows before dispatch what units of the audience have open already that asks nearly the same (domain.md §3). */
@Injectable()
export class FindNearDuplicates {
  constructor(
    private readonly ledger: DirectiveReadModel,
    private readonly duplicates: NearDuplicates,
  ) {}

  async execute(directiveId: string, caller: Caller): Promise<NearDuplicatesView> {
    const key = { districtId: caller.districtId, directiveId };
    const seen = await this.ledger.find(key);
    if (!seen || !maySee(caller, seen.directive, seen.issuerPath)) throw new DirectiveNotFoundError();
    return await this.duplicates.of(key, caller);
  }
}
