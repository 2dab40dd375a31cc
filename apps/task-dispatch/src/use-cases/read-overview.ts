import { type Caller, Clock, WorkingCalendar } from '#libs/kernel';
import type { InputOf, overviewGet, stuckList } from '#libs/contracts';
import { Injectable } from '@nestjs/common';
import { stuckLimits } from '../domain/stuck.js';
import { OverviewReadModel, type OverviewView, type StuckPage } from '../ports/overview-read-model.js';
import { stuckRow } from './stuck-row.js';

/** In 在办: everything that has not ended. */
const OPEN = ['dispatched', 'declined', 'in-progress', 'in-review', 'suspended'] as const;

/** The leader's page: is it being done, who needs help. */
@Injectable()
export class ReadOverview {
  constructor(
    private readonly reading: OverviewReadModel,
    private readonly clock: Clock,
    private readonly calendar: WorkingCalendar,
  ) {}

  async overview(query: InputOf<typeof overviewGet>, caller: Caller): Promise<OverviewView> {
    const { numbers, directives } = await this.reading.overview(caller, query, this.limits());
    const view = 'below' as const;
    return {
      open: { count: numbers.open, list: { view, state: [...OPEN] } },
      closed: { count: numbers.closed, list: { view, state: ['closed'] } },
      yellow: { count: numbers.yellow, list: { view, light: 'yellow' } },
      red: { count: numbers.red, list: { view, light: 'red' } },
      stuck: { count: numbers.stuck },
      directives: { rows: [...directives.rows], next: directives.next },
    };
  }

  async stuck(query: InputOf<typeof stuckList>, caller: Caller): Promise<StuckPage> {
    const limits = this.limits();
    const { rows, next } = await this.reading.stuck(caller, query, limits);
    return { rows: rows.flatMap((row) => stuckRow(row, limits)), next };
  }

  private limits() {
    return stuckLimits(this.clock.now(), this.calendar);
  }
}
