import { CursorCodec } from '#libs/persistence';
import { expect } from '@jest/globals';
import { stuckList } from '#libs/contracts';
import type { Caller } from '#libs/kernel';
import { placesUpTo } from '../src/persistence/places-up-to.js';
import { TypeormOverviewReadModel } from '../src/persistence/typeorm-overview-read-model.js';
import { TypeormTaskTotals } from '../src/persistence/typeorm-task-totals.js';
import { ReadOverview } from '../src/use-cases/read-overview.js';
import { calendar, DISTRICT_ID, idOf } from './task-builder.js';
import { TaskFixture } from './task-fixture.js';

const COUNT_ANEW = `select directive_id, unit_id, unit_path, state, count(*)::int as tasks
  from tasks group by 1, 2, 3, 4 order by 1, 2, 3, 4`;

const STATES = [
  'dispatched',
  'declined',
  'in-progress',
  'in-review',
  'suspended',
  'closed',
  'cancelled',
  'handed-over',
];

/** Totals as a reader adds them up: what is folded and what waits, with rows of nothing left out. */
const AS_COUNTED = `select directive_id, unit_id, unit_path, state, sum(tasks)::int as tasks from (
    select directive_id, unit_id, unit_path, s.state, s.tasks from task_totals cross join lateral (values
      ${STATES.map((state) => `('${state}', ${state.replace('-', '_')})`).join(', ')}) as s (state, tasks)
    where directive_id <> '00000000-0000-0000-0000-000000000000'
    union all select directive_id, unit_id, unit_path, entered_state, tasks from task_totals_pending where entered_state is not null
    union all select directive_id, unit_id, unit_path, left_state, -tasks from task_totals_pending where left_state is not null
  ) as all_rows group by 1, 2, 3, 4 having sum(tasks) <> 0 order by 1, 2, 3, 4`;

const UNDER_ANEW = `select directive_id, place.path as under_path, state, count(*)::int as tasks
  from tasks cross join lateral (${placesUpTo('unit_path')}) as place group by 1, 2, 3 order by 1, 2, 3`;

/** By place: only once nothing waits, because what waits has no place of its own yet. */
const UNDER_AS_FOLDED = `select directive_id, under_path, s.state, s.tasks
  from directive_totals cross join lateral (values
    ${STATES.map((state) => `('${state}', ${state.replace('-', '_')})`).join(', ')}) as s (state, tasks)
  where s.tasks <> 0 order by 1, 2, 3`;

/** What a leader reads, over tasks of a database of its own. */
export class OverviewFixture {
  readonly read: ReadOverview;
  readonly totals: TypeormTaskTotals;

  private constructor(readonly tasks: TaskFixture) {
    const reading = new TypeormOverviewReadModel(
      tasks.dataSource,
      new CursorCodec('a secret of the specification'),
    );
    this.read = new ReadOverview(reading, tasks.clock, calendar);
    this.totals = new TypeormTaskTotals(tasks.dataSource);
  }

  static async start(): Promise<OverviewFixture> {
    return new OverviewFixture(await TaskFixture.start());
  }

  /** A directive of `/1/` in force, as far as the page of a leader shows it. */
  async directive(id: string, title: string, state: 'issued' | 'closed' = 'issued'): Promise<void> {
    await this.tasks.rows(
      `insert into directives (district_id, id, version, state, title, doc_type, register_number, issuer_unit_id,
        issuer_unit_name, drafter_id, drafter_name, text_sha256, text_length, decoded_from, text_version, counts,
        registered_at, issued_at, cancelling)
      values ($1, $2, 1, $3, $4, 'notice', $4, $5, '区委', $5, '张干事', '', 0, 'utf-8', 1, '{}', $6, $6, false)`,
      DISTRICT_ID,
      id,
      state,
      title,
      idOf('unit /1/'),
      this.tasks.clock.now(),
    );
  }

  /** Everything on the stuck list, page by page. */
  async stuck(caller: Caller, more: object = {}) {
    const rows = [];
    for (let cursor: string | undefined; ;) {
      const query = stuckList.input.parse({ ...more, limit: 2, ...(cursor ? { cursor } : {}) });
      const page = await this.read.stuck(query, caller);
      rows.push(...page.rows);
      if (!page.next) return rows;
      cursor = page.next;
    }
  }

  /** Totals equal a count of the rows; those by place once all is folded. */
  async expectExact(): Promise<void> {
    expect(await this.tasks.rows(AS_COUNTED)).toEqual(await this.tasks.rows(COUNT_ANEW));
    if ((await this.tasks.rows('select from task_totals_pending')).length > 0) return;
    expect(await this.tasks.rows(UNDER_AS_FOLDED)).toEqual(await this.tasks.rows(UNDER_ANEW));
  }
}
