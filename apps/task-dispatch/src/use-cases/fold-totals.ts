import { Injectable } from '@nestjs/common';
import { TaskTotals } from '../ports/task-totals.js';

/** Changes folded by one statement. */
const CHUNK = 5_000;

/** Folds what has changed since into the totals, so that reading them stays short. */
@Injectable()
export class FoldTotals {
  constructor(private readonly totals: TaskTotals) {}

  async execute(): Promise<void> {
    while ((await this.totals.fold(CHUNK)) === CHUNK);
  }
}
