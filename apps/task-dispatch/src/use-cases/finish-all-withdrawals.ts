import { Injectable } from '@nestjs/common';
import { WithdrawnDirectives } from '../ports/withdrawn-directives.js';
import { FinishWithdrawals } from './finish-withdrawals.js';

const DIRECTIVES_A_ROUND = 20;
const CHUNKS_A_ROUND = 400;

/** Finishes withdrawals that their command left unfinished: many tasks, or a crash. */
@Injectable()
export class FinishAllWithdrawals {
  constructor(
    private readonly withdrawn: WithdrawnDirectives,
    private readonly finishing: FinishWithdrawals,
  ) {}

  async execute(): Promise<void> {
    for (const directive of await this.withdrawn.pending(DIRECTIVES_A_ROUND)) {
      await this.finishing.execute(directive, CHUNKS_A_ROUND);
    }
  }
}
