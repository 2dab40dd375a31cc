import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { MinuteSweeper } from '#libs/jobs';

/** Runs from the start to the stop of the process; what it looks for stands in organization.use-cases.ts. */
@Injectable()
export class DaySweeper implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(@Inject(MinuteSweeper) private readonly sweeper: MinuteSweeper) {}

  onApplicationBootstrap(): void {
    this.sweeper.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.sweeper.stop();
  }
}
