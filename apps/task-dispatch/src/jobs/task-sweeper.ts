import { MinuteSweeper, type Sweep, type SweeperParts } from '#libs/jobs';
import { uuidv7 } from '#libs/kernel';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { CancelOrphans } from '../use-cases/cancel-orphans.js';
import type { FollowUnits } from '../use-cases/follow-units.js';
import type { SweepEvidence } from '../use-cases/sweep-evidence.js';
import type { TellDueTasks } from '../use-cases/tell-due-tasks.js';

export interface Sweepers {
  readonly telling: TellDueTasks;
  readonly orphans: CancelOrphans;
  readonly following: FollowUnits;
  readonly evidence: SweepEvidence;
  readonly withdrawals: Sweep;
  readonly exports: Sweep;
}

/** The truth about time: every minute, by due columns, in one replica. */
export class TaskSweeper extends MinuteSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(sweepers: Sweepers, parts: SweeperParts) {
    super(parts, sweepsOf(sweepers));
  }

  onApplicationBootstrap(): void {
    this.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.stop();
  }
}

function sweepsOf({
  telling,
  orphans,
  following,
  evidence,
  withdrawals,
  exports,
}: Sweepers): readonly Sweep[] {
  return [
    { name: 'follow-units', run: () => following.execute() },
    { name: 'tell-due-tasks', run: async () => void (await telling.execute()) },
    { name: 'cancel-orphans', run: () => orphans.execute(uuidv7()) },
    withdrawals,
    exports,
    { name: 'sweep-evidence', run: () => evidence.execute() },
  ];
}
