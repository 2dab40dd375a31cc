import { each, until } from './api.mjs';

/** What became of everything, read back through the API, and whether it adds up. */
export async function figures(demo, accepted) {
  const { signIn, directiveId, unitIds, people } = demo;
  const [drafter, supervisor] = [await signIn('qicao'), await signIn('ducha')];
  await until('every submission has reached its reviewer', async () => {
    const inReview = await drafter.all('tasks?state=in-review');
    return inReview.every((task) => task.review && !task.review.starting);
  });
  const tasks = await drafter.all(`tasks?directiveId=${directiveId}`);
  const approvals = await supervisor.all('approvals');
  const items = await drafter.all(`directives/${directiveId}/items`);
  const coverage = await drafter.get(`directives/${directiveId}/coverage`);
  const messages = await inboxes(demo);
  const invariants = {
    everyItemHasEnded: items.every((item) => item.outcome !== 'undecided'),
    everySentenceIsCovered: coverage.complete,
    everySignForCounts:
      countOf(tasks, (task) => task.signedForAt !== null) === countAccepted(accepted, 'tasks/:id/sign-for'),
    everySubmissionHasOneApproval:
      approvals.filter((one) => one.businessType === 'task').length ===
      countAccepted(accepted, 'tasks/:id/submit'),
    everyDispatchedTaskIsTold: messages.dispatched === tasks.length - vacant(tasks),
    nobodyIsToldTwice: messages.repeated === 0,
    nothingPendingAndNoDifference: await until('the books of all services agree', demo.booksAgreeNow),
  };
  return {
    ok: Object.values(invariants).every(Boolean),
    items: items.length,
    units: Object.keys(unitIds).length,
    people: people.length,
    tasks: tallied(tasks.map((task) => task.state)),
    approvals: tallied(approvals.map((one) => one.state)),
    messages: messages.total,
    invariants,
  };
}

/** Reads every inbox as its owner. */
async function inboxes({ signIn, people }) {
  const perPerson = await each(people, async ({ login }) => (await signIn(login)).all('inbox'));
  const all = perPerson.flat();
  const repeated = perPerson.map(
    (list) => list.length - new Set(list.map((one) => `${one.kind} ${one.link.id} ${one.at}`)).size,
  );
  return {
    total: all.length,
    dispatched: countOf(all, (message) => message.kind === 'task-dispatched'),
    repeated: repeated.reduce((sum, count) => sum + count, 0),
  };
}

/** Tasks whose unit has nobody to tell, and those of the drafter, who did it. */
const vacant = (tasks) => countOf(tasks, (task) => task.responsible === null);
const countOf = (list, test) => list.filter(test).length;
const countAccepted = (accepted, path) => accepted[path] ?? 0;

function tallied(states) {
  const counts = {};
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
