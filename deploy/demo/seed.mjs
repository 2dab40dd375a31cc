import { createTally, openApi, until } from './api.mjs';
import {
  answerDeclines,
  cancelOne,
  reDispatch,
  report,
  signFor,
  submit,
  untilReviewed,
} from './branch-work.mjs';
import { dayFromNow, demoClock } from './clock.mjs';
import { draftDirective, signOff } from './directive.mjs';
import { ADMINISTRATORS, DEMO_PASSWORD, foundUnitsAndPeople } from './district.mjs';
import { unitPlan } from './district-plan.mjs';
import { publishFlows } from './flows.mjs';
import { figures } from './figures.mjs';
import { demandAgain, remarkAndDemand, sentBack } from './remarks.mjs';
import { demoAccounts } from './roles.mjs';

/** What `found-district` needs to know of the demo's district. */
export function founding(districtId) {
  const root = unitPlan()[0];
  return { districtId, name: root.name, code: root.code, administrators: ADMINISTRATORS };
}

/**
 * Plays the founding speech's way down and up through the public API, beginning some weeks ago.
 *
 * @param {{ baseUrl: string, dataDir: string, log: (line: string) => void, found: () => Promise<void>,
 *   booksAgreeNow: () => Promise<boolean> }} given two things that no API does: `found` founds the district with
 *   `founding`, `booksAgreeNow` has the services compare their facts with what the others have received
 * @returns {Promise<object>} `{ ok, accounts, stepInto, items, units, tasks, approvals, messages, invariants }`;
 *   `stepInto` is what the gateway's DEMO_ACCOUNTS_FILE holds
 */
export async function seed({ baseUrl, dataDir, log, found, booksAgreeNow }) {
  const clock = demoClock(dataDir);
  const tally = createTally();
  const signInAs = openApi(baseUrl, tally);
  const signIn = (login) => signInAs(login, DEMO_PASSWORD);
  await clock.daysAgo(24);
  await found();
  log('founding units and entering people');
  const district = await foundUnitsAndPeople({ signIn });
  const demo = { signIn, ...district };
  await publishFlows(demo);
  log('taking the speech apart and signing it off');
  const drafted = await draftDirective(demo);
  Object.assign(demo, drafted);
  await signOff(demo);
  log('branches sign for, report, submit; reviewers decide');
  await playBranches(demo, clock);
  await clock.now();
  const report = await figures({ ...demo, booksAgreeNow }, tally.counts);
  return { ...report, accounts: shownAccounts(district.people), stepInto: await demoAccounts(demo) };
}

/** Minutes: what a reviewer holds is added to the due date, and nobody reviews within the second. */
const REVIEWED_LATER = 30;

const keys = (pattern) =>
  unitPlan()
    .map(({ key }) => key)
    .filter((key) => pattern.test(key));

async function playBranches(demo, clock) {
  const grids = keys(/-grid-/);
  const [early, late] = [grids.slice(0, 10), grids.slice(10, 15)];
  const others = keys(
    /^(own-branch|office|organisation|supervision|street-(ql|lh)|street-ql-.*|area-.*|forestry|fire|fire-temporary)$/,
  );
  await clock.daysAgo(23);
  const signing = [...new Set([...early, ...late, ...others])].filter(
    (key) => !grids.slice(15).includes(key),
  );
  const declined = await signFor(demo, { signing, declining: grids.slice(15, 18) });
  await answerDeclines(demo, declined);
  await clock.daysAgo(16);
  await report(demo, [...early, 'fire-temporary', 'area-1']);
  await reDispatch(demo, { unit: 'forestry', below: keys(/^area-/), dueDay: dayFromNow(17) });
  await submit(demo, early.slice(0, 8));
  await submit(demo, ['fire-temporary', 'own-branch', 'organisation']);
  await clock.daysAgo(12, REVIEWED_LATER);
  await review(demo);
  await clock.daysAgo(8);
  await report(demo, early.slice(0, 3));
  await submit(demo, early.slice(0, 2));
  await clock.daysAgo(8, REVIEWED_LATER);
  await review(demo);
  const branch = await sentBack(demo);
  await remarkAndDemand(demo, branch);
  await clock.now();
  await demandAgain(demo, branch);
  await report(demo, late.slice(0, 2));
  await submit(demo, late.slice(0, 2), 1);
  await passOn(demo, late[1]);
  await cancelOne(demo, late[2]);
}

const unitOf = (key) => unitPlan().find((unit) => unit.key === key);

/** The login name of whoever heads a unit. */
const loginOfHead = (key) => unitOf(key).code.toLowerCase();

const approve = (reviewer, row) =>
  reviewer.post(
    `assignments/${row.assignmentId}/approve`,
    { opinion: '情况属实。', resultLevel: row.decisionForm.resultLevels[1] ?? null },
    { ifMatch: row.version },
  );

/** The submission of one branch passes level one and waits at the supervision office. */
async function passOn({ signIn }, key) {
  const login = loginOfHead(key.replace(/-grid-\d$/, ''));
  const reviewer = await signIn(login);
  const row = await until(`${login} is asked`, async () => {
    const { rows } = await reviewer.get('assignments?businessType=task');
    return rows.find(({ subjectUnitName }) => subjectUnitName === unitOf(key).name);
  });
  await approve(reviewer, row);
}

/** Level one returns some first submissions for a criterion; the supervision office closes the rest. */
async function review(demo) {
  const levelOne = keys(/^(street-(ql|lh|st)|street-.*-[1-3]|fire)$/).map(loginOfHead);
  await untilReviewed(demo, 'level one', levelOne, async (reviewer, row) => {
    if (!comesBack(row)) return await approve(reviewer, row);
    const criterionId = row.decisionForm.criteria.at(-1).criterionId;
    const reason = '未列出解决的具体问题，请补充后再报。';
    return await reviewer.post(
      `assignments/${row.assignmentId}/return`,
      { reason, criterionId },
      { ifMatch: row.version },
    );
  });
  await untilReviewed(demo, 'supervision', ['ducha'], approve);
}

/** One in three, by who submits what: in whatever order they arrive, the story is the same at every start. */
function comesBack({ round, subjectUnitName, title }) {
  const at = unitPlan().findIndex(({ name }) => name === subjectUnitName);
  return round === 1 && (at + title.length) % 3 === 0;
}

function shownAccounts(people) {
  const shown = ['qicao', 'zhuren', 'fushuji', 'shuji', 'ducha', 'ql', 'ql-1', 'ql-1-w1', 'ly', 'ly-xf-ls'];
  const known = shown.map((login) => people.find((person) => person.login === login)).filter(Boolean);
  const unitName = (key) => unitPlan().find((unit) => unit.key === key).name;
  return [
    ...known.map(({ login, name, unit }) => ({
      loginName: login,
      password: DEMO_PASSWORD,
      name,
      post: unitName(unit),
    })),
    ...ADMINISTRATORS.map(({ login, name }) => ({
      loginName: login,
      password: DEMO_PASSWORD,
      name,
      post: '',
    })),
  ];
}
