import { Clock } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { EvidenceRegister } from '../ports/evidence-register.js';
import { EvidenceStore } from '../ports/evidence-store.js';

const KEPT_UNCLAIMED_MS = 24 * 3_600_000;
const CHUNK = 500;

/** Removes what nobody claimed within 24 hours: uploads, evidence without a report, files without a row. */
@Injectable()
export class SweepEvidence {
  constructor(
    private readonly register: EvidenceRegister,
    private readonly store: EvidenceStore,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_UNCLAIMED_MS);
    // The row goes first: a file without a row is found below, a row without a file would be a lie.
    const dropped = await this.register.dropUnclaimed(before, CHUNK);
    const orphaned = await this.register.unknown(await this.store.keptBefore(before));
    for (const storageKey of [...dropped, ...orphaned]) await this.store.remove(storageKey);
    await this.store.clearStaging(before);
  }
}
