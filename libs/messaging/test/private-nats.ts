import { AckPolicy, jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect, nanos } from '@nats-io/transport-node';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNatsServer } from '../../../deploy/local/nats-binary.mjs';
import { NATS_USERS, startNats, type Nats, type NatsUser } from '../../../deploy/local/nats.mjs';
import { streamOf } from '../src/index.js';

const STREAM = streamOf('organization');
const ACCOUNTS = fileURLToPath(new URL('../../../deploy/nats/account.conf', import.meta.url));
const passwords = Object.fromEntries(NATS_USERS.map((user) => [user, `test-${user}`])) as Record<
  NatsUser,
  string
>;

/** A nats-server of one test's own, to be killed at will, with the users and permissions of production. */
export class PrivateNats {
  private readonly folder = mkdtempSync(join(tmpdir(), 'guantong-nats-'));
  private server: Nats | null = null;

  get url(): string {
    return this.server!.url;
  }

  /** The first time on a free port, then on the same one with the same store. */
  async start({ jetstream = true } = {}): Promise<void> {
    const binary = await findNatsServer({ log: () => undefined });
    const storeDir = join(this.folder, 'nats');
    const config = jetstream ? undefined : this.configWithoutJetStream();
    const port = this.server?.port;
    this.server = await startNats({ binary, storeDir, passwords, port, config, disposable: true });
  }

  async kill(): Promise<void> {
    process.kill(this.server!.pid, 'SIGKILL');
    await this.server!.exited;
  }

  async remove(): Promise<void> {
    await this.server!.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /**
   * A fresh stream of organization's facts with these durables, made by `user`: for the users of
   * production by `deploy`, in the account where everything is allowed by `test`.
   */
  async layOut(durables: readonly string[], user: 'deploy' | 'test' = 'deploy'): Promise<void> {
    await this.managing(user, async ({ streams, consumers }) => {
      await streams.delete(STREAM).catch(() => undefined);
      await streams.add({ name: STREAM, subjects: ['evt.organization.>'], duplicate_window: nanos(600_000) });
      for (const durable_name of durables) {
        const limits = { ack_wait: nanos(60_000), max_ack_pending: 1_000 };
        await consumers.add(STREAM, { durable_name, ack_policy: AckPolicy.Explicit, ...limits });
      }
    });
  }

  /** How many messages of the durable were neither acknowledged nor terminated. */
  async unsettled(durable: string): Promise<number> {
    return this.managing('deploy', async ({ consumers }) => {
      const info = await consumers.info(STREAM, durable);
      return info.num_pending + info.num_ack_pending;
    });
  }

  /** Paths of included files are taken from the including one. */
  private configWithoutJetStream(): string {
    const file = join(this.folder, 'without-jetstream.conf');
    writeFileSync(file, `accounts {\n  include ${relative(this.folder, ACCOUNTS)}\n}\n`);
    return file;
  }

  private async managing<Result>(
    user: 'deploy' | 'test',
    work: (manager: JetStreamManager) => Promise<Result>,
  ): Promise<Result> {
    const pass = user === 'test' ? 'test' : 'test-deploy';
    const connection = await connect({ servers: this.url, user, pass, inboxPrefix: '_INBOX_deploy' });
    try {
      return await work(await jetstreamManager(connection));
    } finally {
      await connection.close();
    }
  }
}

/** Settings of a process that logs in under its own name. */
export function asUser(natsUser: NatsUser) {
  return { natsUser, natsPassword: `test-${natsUser}` };
}
