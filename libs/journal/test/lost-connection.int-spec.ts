import { uuidv7 } from '#libs/kernel';
import { createDataSource } from '#libs/persistence';
import { eventually } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { DataSource } from 'typeorm';
import { JournaledStore } from '../src/index.js';
import { contextOf, type CountersDatabase, keyed, openCounters, raise, raised, SCHEMA } from './counters.js';

/** Stands between service and database; when armed it lets the next answer get lost and hangs up. */
class AnswerEater {
  armed = false;
  eaten = 0;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(target: URL) {
    this.server = createServer((client) => {
      const database = connect(Number(target.port), target.hostname);
      for (const socket of [client, database]) {
        this.sockets.add(socket);
        socket.on('error', () => socket.destroy());
      }
      client.on('data', (bytes) => database.write(bytes));
      database.on('data', (bytes) => {
        if (!this.armed) return void client.write(bytes);
        this.armed = false;
        this.eaten += 1;
        client.destroy();
        database.destroy();
      });
      client.on('close', () => database.destroy());
      database.on('close', () => client.destroy());
    });
  }

  static async before(target: URL): Promise<{ eater: AnswerEater; url: string }> {
    const eater = new AnswerEater(target);
    await new Promise<void>((resolve) => eater.server.listen(0, '127.0.0.1', resolve));
    const url = new URL(target);
    url.hostname = '127.0.0.1';
    url.port = String((eater.server.address() as AddressInfo).port);
    return { eater, url: url.href };
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }
}

let counters: CountersDatabase;
let store: JournaledStore;
let replica: JournaledStore;
let eater: AnswerEater;
let behindEater: DataSource;

beforeAll(async () => {
  counters = await openCounters();
  store = new JournaledStore(await counters.connect());
  replica = new JournaledStore(await counters.connect());
  const proxied = await AnswerEater.before(new URL(counters.database.url));
  eater = proxied.eater;
  const settings = { url: proxied.url, schema: SCHEMA, poolSize: 1, applicationName: 'behind-eater' };
  behindEater = await createDataSource(settings).initialize();
});

afterAll(async () => {
  await behindEater.destroy();
  eater.close();
  await counters.close();
});

const counterOf = async (id: string) =>
  (
    await counters.query<{ value: number; version: number }>(
      'select value, version from task_dispatch.counters where id = $1',
      [id],
    )
  )[0];

describe('a connection that is lost', () => {
  it('while commands run costs no command and doubles none', async () => {
    const id = uuidv7();
    const running = Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        (n % 2 ? store : replica).execute(raise(id, keyed(`killed-${id}-${n}`))),
      ),
    );
    let killed = 0;
    for (let round = 0; round < 4; round += 1) {
      const rows = await counters.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'counters' and datname = current_database()",
      );
      killed += rows.length;
    }
    expect(killed).toBeGreaterThan(0);
    expect((await running).map((answer) => answer.value).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, n) => n + 1),
    );
    expect(await counterOf(id)).toEqual({ value: 40, version: 40 });
  });

  it('in the middle of the write lets the command run again', async () => {
    const id = uuidv7();
    await store.execute(raise(id, contextOf()));
    await counters.query('begin');
    await counters.query('select from task_dispatch.counters where id = $1 for update', [id]);
    const running = store.execute(raise(id, keyed(`middle-${id}`)));
    await eventually(async () => {
      const killed = await counters.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'counters' and datname = current_database() and wait_event_type = 'Lock'`,
      );
      expect(killed).toHaveLength(1);
    });
    await counters.query('commit');
    expect(await running).toEqual({ value: 2, version: 2 });
    expect(await counterOf(id)).toEqual({ value: 2, version: 2 });
  });

  it.each(['with a key', 'without a key'])(
    'after the commit, before its answer, does not double a command %s',
    async (kind) => {
      const id = uuidv7();
      const context = kind === 'with a key' ? keyed(`eaten-${id}`) : contextOf();
      const before = eater.eaten;
      const answer = await new JournaledStore(behindEater).execute({
        ...raise(id, context),
        decide: (counter) => {
          eater.armed = eater.eaten === before;
          return raised(counter, id);
        },
      });
      expect(eater.eaten).toBe(before + 1);
      expect(answer).toEqual({ value: 1, version: 1 });
      expect(await counterOf(id)).toEqual({ value: 1, version: 1 });
    },
  );
});
