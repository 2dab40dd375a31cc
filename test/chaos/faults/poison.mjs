import { randomUUID } from 'node:crypto';
import { jetstream } from '@nats-io/jetstream';
import { districtId } from '../../../deploy/local/environment.mjs';
import { factsOf, openBooks } from '../books.mjs';
import { busAs } from '../bus.mjs';
import { until } from '../until.mjs';

const SUBJECT = 'evt.task-dispatch.v1.task.signed-for';
const CONSUMERS = ['approval', 'notification'];

/** Facts that travel together in one message, a line each (docs/adr/0015). */
const FRAME = 'evt.task-dispatch.v1.frame';

/**
 * Facts that nobody can read: broken bytes, an unknown type, data of the wrong form, alone and between good ones that
 * travel with them. All are put aside, and they alone (reliability C21).
 */
export const poison = {
  name: 'poison',
  async strike({ platform, injected, history }) {
    const [alone, among] = [unreadable(), unreadable()];
    const marks = [...alone.marks, ...among.marks];
    for (const mark of marks) injected.add(mark);
    const known = await knownFact(platform.postgres);
    const lines = [...known, ...among.letters.map((letter) => `${SUBJECT} ${letter}`), ...known];
    const messages = [...alone.letters.map((letter) => [SUBJECT, letter]), [FRAME, lines.join('\n')]];
    await until('the bus takes poison', () => published(platform, messages).catch(() => false));
    await untilBuried(platform, marks).catch((error) => history.bugs.push(error.message));
  },
};

async function published(platform, messages) {
  return await busAs(platform, 'task-dispatch', async (bus) => {
    const stream = jetstream(bus);
    for (const [subject, data] of messages) await stream.publish(subject, data);
    return true;
  });
}

/** Letters, and by what each is known when it lies among the dead ones. */
function unreadable() {
  const facts = [
    envelope('task-dispatch.task.evaporated', {}),
    envelope('task-dispatch.task.signed-for', { taskId: 7 }),
  ];
  const broken = `{ "broken": ${randomUUID()}`;
  return {
    letters: [...facts.map((fact) => JSON.stringify(fact)), broken],
    marks: [...facts.map(({ id }) => id), Buffer.from(broken).toString('base64')],
  };
}

/** One that everybody has had, as a line. */
async function knownFact({ adminUrl }) {
  const books = await openBooks(adminUrl);
  try {
    const facts = await books.rows(`${factsOf('task_dispatch')}
      where j.type = 'task-dispatch.task.signed-for' and j.outcome = 'accepted' limit 1`);
    return facts.map(({ subject, ...fact }) => `${subject} ${JSON.stringify(fact)}`);
  } finally {
    await books.close();
  }
}

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
