import { afterAll, beforeAll } from '@jest/globals';
import { runSql } from '#libs/persistence';
import { taskColumns, TASKS } from '../src/persistence/task-row.js';
import { TaskFixture } from './task-fixture.js';
import { taskRepositorySuite } from './task-repository.suite.js';

let fixture: TaskFixture;

beforeAll(async () => {
  fixture = await TaskFixture.start();
});
afterAll(() => fixture.stop());

taskRepositorySuite('PostgreSQL', () => ({
  tasks: fixture.tasks,
  place: async (task) => {
    const columns = Object.keys(TASKS.columns);
    const types = Object.entries(TASKS.columns).map(([column, type]) => `${column} ${type}`);
    await runSql(fixture.dataSource, {
      text: `insert into tasks (district_id, id, version, ${columns.join(', ')})
        select $1, $2, 1, ${columns.map((column) => `r.${column}`).join(', ')}
        from jsonb_to_record($3::jsonb) as r(${types.join(', ')})`,
      values: [task.districtId, task.taskId, JSON.stringify(taskColumns(task))],
    });
  },
}));
