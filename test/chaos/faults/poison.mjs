import { randomUUID } from 'node:crypto';
import { districtId } from '../../../deploy/local/environment.mjs';
import { openBooks } from '../books.mjs';
import { busAs } from '../bus.mjs';
import { until } from '../until.mjs';

const SUBJECT = 'evt.task-dispatch.v1.task.signed-for';
const CONSUMERS = ['approval', 'notification'];

/** Facts that nobody can read: broken bytes, an unknown type, data of the wrong form. All are put aside (reliability C21). */
export const poison = {
  name: 'poison',
  async strike({ platform, injected, history }) {
    const facts = [
      envelope('task-dispatch.task.evaporated', {}),
      envelope('task-dispatch.task.signed-for', { taskId: 7 }),
    ];
    const broken = `{ "broken": ${randomUUID()}`;
    const marks = [...facts.map(({ id }) => id), Buffer.from(broken).toString('base64')];
    for (const mark of marks) injected.add(mark);
    await busAs(platform, 'task-dispatch', async (bus) => {
      for (const letter of [...facts.map((fact) => JSON.stringify(fact)), broken])
        bus.publish(SUBJECT, letter);
      await bus.flush();
    });
    await untilBuried(platform, marks).catch((error) => history.bugs.push(error.message));
  },
};

/** The database may be away meanwhile: then it is asked again. */
async function untilBuried({ postgres }, marks) {
  const wanted = marks.length * CONSUMERS.length;
  const isBuried = async () => (await lettersOf(postgres, marks)) === wanted;
  await until(`poison is put aside by ${CONSUMERS.join(' and ')}`, () => isBuried().catch(() => false));
}

async function lettersOf({ adminUrl }, marks) {
  const books = await openBooks(adminUrl);
  try {
    const [{ letters }] = await books.rows(
      `select (${CONSUMERS.map(lettersIn).join(' + ')})::int as letters`,
      [marks],
    );
    return letters;
  } finally {
    await books.close();
  }
}

const lettersIn = (schema) => `(select count(*) from ${schema}.dead_letters
  where fact_id::text = any($1::text[]) or envelope->>'base64' = any($1::text[]))`;

function envelope(type, data) {
  const id = randomUUID();
  return {
    id,
    type,
    occurredAt: new Date().toISOString(),
    districtId: districtId(),
    actor: {
      kind: 'machine',
      personId: 'task-dispatch',
      name: 'task-dispatch',
      unitId: null,
      postTitle: null,
      forPersonId: null,
    },
    correlationId: id,
    causationId: null,
    aggregateId: randomUUID(),
    aggregateVersion: 1,
    data,
  };
}
