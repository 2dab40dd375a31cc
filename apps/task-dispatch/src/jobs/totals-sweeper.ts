import { MinuteSweeper, type SweeperParts } from '#libs/jobs';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { FoldTotals } from '../use-cases/fold-totals.js';

/** Folds the totals in one replica, more often than the sweeper looks at the clock: what waits is read with every number. */
export class TotalsSweeper extends MinuteSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(folding: FoldTotals, parts: SweeperParts) {
    super(parts, [{ name: 'fold-totals', run: () => folding.execute() }]);
  }

  onApplicationBootstrap(): void {
    this.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.stop();
  }
}
