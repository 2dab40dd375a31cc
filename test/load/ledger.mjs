import { Client } from 'pg';
import { districtId } from '../../deploy/local/environment.mjs';
import { until } from '../chaos/until.mjs';
import { untilDrained } from './books.mjs';
import { issueDirective } from './directives.mjs';
import { foundManyUnits } from './many-units.mjs';
import { loadTasks } from './million-tasks.mjs';

/** Branches of a large district. */
const UNITS = 3_000;
/** Units and directives of all tasks, folded in pieces. */
const FOLDING_SECONDS = 240;

/** Tasks of years in the tables, and a review for each that is in review. @returns how many tasks there are now */
export async function fillLedger(stage, tasks) {
  const { platform, books, district, note } = stage;
  await district.foundBranches();
  await foundManyUnits(books, { n: UNITS, above: district.seats.map(({ upper }) => upper.id) });
  const instanceId = await openReview(stage);
  await books.rows('analyze');
  const client = new Client({ connectionString: platform.adminUrl, options: '-c search_path=task_dispatch' });
  await client.connect();
  await loadTasks(client, { districtId: districtId(), tasks });
  await until(
    'the totals of the tasks are folded',
    async () => {
      const { rows } = await client.query('select from task_totals_pending limit 1');
      return rows.length === 0;
    },
    FOLDING_SECONDS,
  );
  await client.end();
  await fillQueues(books, { instanceId, reviewers: district.seats });
  await books.rows('vacuum (analyze)');
  const [{ count }] = await books.rows('select count(*)::int as count from task_dispatch.tasks');
  note(`${count} tasks are in the ledger`);
  return count;
}

/** One task that a branch has submitted through the API. @returns its review, of which the others are copies */
async function openReview({ books, district, signIn }) {
  const [{ branchSecretary, branch, reviewer }] = district.seats;
  const audience = { subtrees: [branch.id], kinds: ['grid-branch'] };
  const [{ itemId }] = await issueDirective({ signIn, district, audience, items: 1, sponsors: [reviewer] });
  const [{ id }] = await books.rows(
    `select id from task_dispatch.tasks where item_id = $1 and unit_id = $2`,
    [itemId, branch.id],
  );
  const secretary = signIn(branchSecretary);
  await secretary.post(`tasks/${id}/sign-for`);
  await secretary.post(`tasks/${id}/submit`, { text: '条目要求已逐项完成，请审核。', evidenceIds: [] });
  const assignment = await until('the reviewer is asked', async () => {
    const { rows } = await signIn(reviewer).get('assignments?businessType=task&limit=200');
    return rows.find((row) => row.businessId === id);
  });
  await untilDrained(books);
  return assignment.instanceId;
}

/** A review for every task in review; the reviewers of the seats are asked in turn. */
async function fillQueues(books, { instanceId, reviewers }) {
  const people = reviewers.map(({ reviewer }) => reviewer.personId);
  await books.rows(
    `create temporary table reviews as
    select t.district_id, (t.review->>'instanceId')::uuid as instance, t.id as task, t.unit_id, t.heading, t.clock_since,
      gen_random_uuid() as assignment, ($1::uuid[])[1 + row_number() over () % cardinality($1::uuid[])] as person
    from task_dispatch.tasks t where t.state = 'in-review' and (t.review->>'instanceId')::uuid <> $2`,
    [people, instanceId],
  );
  await books.rows(COPIED_INSTANCES, [instanceId]);
  await books.rows(COPIED_ASSIGNMENTS, [instanceId]);
}

const COPIED_INSTANCES = `
insert into approval.instances
select (jsonb_populate_record(i, jsonb_build_object('id', r.instance, 'business_id', r.task, 'title', r.heading,
  'subject_unit_id', r.unit_id, 'started_at', r.clock_since))).*
from reviews r join approval.instances i on i.id = $1`;

const COPIED_ASSIGNMENTS = `
insert into approval.assignments
select (jsonb_populate_record(a, jsonb_build_object('id', r.assignment, 'instance_id', r.instance, 'person_id', r.person,
  'opened_at', r.clock_since, 'assignment', a.assignment || jsonb_build_object('assignmentId', r.assignment,
  'openedAt', to_char(r.clock_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))))).*
from reviews r join approval.assignments a on a.instance_id = $1`;
