import type { Sweep } from '#libs/jobs';
import { Injectable } from '@nestjs/common';
import { SweepExports } from '../use-cases/sweep-exports.js';

/** Looks for exports that wait and files whose time is over, with every round of the sweeper. */
@Injectable()
export class ExportSweep implements Sweep {
  readonly name = 'exports';

  constructor(private readonly sweeping: SweepExports) {}

  async run(): Promise<void> {
    await this.sweeping.execute();
  }
}
