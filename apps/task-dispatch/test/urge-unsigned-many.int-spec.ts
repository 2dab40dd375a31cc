import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unsignedUrged } from '#libs/contracts';
import { JournaledStore } from '#libs/journal';
import { CursorCodec } from '#libs/persistence';
import { TypeormTaskReadModel } from '../src/persistence/typeorm-task-read-model.js';
import { TypeormTaskRepository } from '../src/persistence/typeorm-task-repository.js';
import { TypeormUnsignedTasks } from '../src/persistence/typeorm-unsigned-tasks.js';
import { TaskDesk } from '../src/use-cases/task-desk.js';
import { UrgeUnsigned } from '../src/use-cases/urge-unsigned.js';
import { context } from './directive-builder.js';
import { DirectiveFixture, NOTICE } from './directive-fixture.js';
import { calendar } from './task-builder.js';

const MANY = 1_203;

let ledger: DirectiveFixture;
let urging: UrgeUnsigned;

beforeAll(async () => {
  ledger = await DirectiveFixture.start();
  const { dataSource, directives, clock, hints } = ledger;
  const tasks = new TypeormTaskRepository(new JournaledStore(dataSource), dataSource, hints);
  const reading = new TypeormTaskReadModel(dataSource, new CursorCodec('a secret of the test run'));
  const desk = new TaskDesk(tasks, reading, clock, calendar);
  urging = new UrgeUnsigned(
    ledger.ledger,
    directives,
    new TypeormUnsignedTasks(dataSource, directives),
    desk,
  );
});
afterAll(() => ledger.stop());

async function dispatched(): Promise<string> {
  ledger.audiences.paths = Array.from({ length: MANY }, (_, index) => `/1/${index + 1000}/`);
  const { directiveId } = await ledger.issued(NOTICE);
  await ledger.dispatchAll();
  return directiveId;
}

const tasksOf = (directiveId: string) =>
  ledger.rows<{ id: string; urged: boolean; version: number }>(
    'select id, last_urged_at is not null as urged, version from tasks where directive_id = $1 order by id',
    directiveId,
  );

const toldIn = async (directiveId: string) =>
  (await ledger.facts(directiveId))
    .filter(({ type }) => type === unsignedUrged.type)
    .map(({ data }) => unsignedUrged.data.parse(data).tasks.map(({ taskId }) => taskId));

describe('urging more than a thousand at once', () => {
  it('tells of each once, in facts of at most 500, however often the request is delivered', async () => {
    const directiveId = await dispatched();
    const request = context(ledger.drafter);
    const deliver = () => urging.execute({ directiveId, words: null }, request);
    const answers = await Promise.all([deliver(), deliver(), deliver()]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]!.urged).toBeLessThanOrEqual(MANY);
    const told = await toldIn(directiveId);
    expect(told.every((chunk) => chunk.length <= 500)).toBe(true);
    const tasks = await tasksOf(directiveId);
    expect(told.flat().sort()).toEqual(tasks.map(({ id }) => id));
    expect(tasks.filter(({ urged, version }) => !urged || version !== 1)).toEqual([]);
    expect(await urging.execute({ directiveId, words: null }, context(ledger.drafter))).toEqual({
      urged: 0,
      skipped: MANY,
    });
  });

  it('goes on where a stopped one left off, and counts what it did itself', async () => {
    const directiveId = await dispatched();
    const some = (await tasksOf(directiveId)).slice(0, 500).map(({ id }) => id);
    await ledger.rows(
      'update tasks set last_urged_at = $2 where id = any($1::uuid[])',
      some,
      ledger.clock.now(),
    );
    expect(await urging.execute({ directiveId, words: null }, context(ledger.drafter))).toEqual({
      urged: MANY - 500,
      skipped: 500,
    });
    const told = await toldIn(directiveId);
    expect(told.map((chunk) => chunk.length)).toEqual([500, 203]);
  });
});
