import type { Sweep } from '#libs/jobs';
import { Injectable } from '@nestjs/common';
import { FinishAllWithdrawals } from '../use-cases/finish-all-withdrawals.js';

/** Looks for withdrawals that are not finished, with every round of the sweeper. */
@Injectable()
export class WithdrawalSweep implements Sweep {
  readonly name = 'withdrawals';

  constructor(private readonly finishing: FinishAllWithdrawals) {}

  async run(): Promise<void> {
    await this.finishing.execute();
  }
}
