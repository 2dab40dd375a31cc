import { loadConfig } from '#libs/config';
import { ALL_FACTS, ALL_RPCS, type Envelope, type FactContract, type FactData } from '#libs/contracts';
import { type Caller, uuidv7 } from '#libs/kernel';
import {
  BusConnection,
  type CallContext,
  CallerTokenSigner,
  createRegistry,
  generateCallerKeys,
  JetStreamFactPublisher,
  type MessagingSettings,
  NatsRpcClient,
  type ProcessName,
  type RunningService,
  startService,
} from '#libs/messaging';
import { createLogger, Metrics } from '#libs/observability';
import { ownNats, TEST_NATS_PASSWORDS } from '#libs/testing';
import { connect } from '@nats-io/transport-node';
import type { z } from 'zod';
import { join } from 'node:path';
import { applyStreams } from '../../../deploy/nats/apply-streams.mjs';
import { TASK_DISPATCH_SETTINGS } from '../src/task-dispatch.config.js';
import { TaskDispatchModule } from '../src/task-dispatch.module.js';
import { DirectiveFixture } from './directive-fixture.js';
import { startNeighbours } from './neighbours.js';

const watch = () => ({ logger: createLogger('test', 'silent'), metrics: new Metrics() });

interface Parts {
  readonly ledger: DirectiveFixture;
  readonly running: readonly RunningService[];
  readonly nats: Awaited<ReturnType<typeof ownNats>>;
  readonly buses: readonly BusConnection[];
  readonly gateway: NatsRpcClient;
  readonly signer: CallerTokenSigner;
  readonly approval: JetStreamFactPublisher;
}

/** The whole service on a real bus and database, with stand-ins for its neighbours. */
export class DirectiveService {
  private constructor(private readonly parts: Parts) {}

  get ledger(): DirectiveFixture {
    return this.parts.ledger;
  }

  get rpc(): NatsRpcClient {
    return this.parts.gateway;
  }

  static async start(): Promise<DirectiveService> {
    const ledger = await DirectiveFixture.start();
    const nats = await ownNats();
    await withStreams(nats.url);
    const names = ['task-dispatch', 'organization', 'approval', 'gateway'] as const;
    const keys = await generateCallerKeys(names);
    const settingsFor = (name: ProcessName): MessagingSettings => ({
      natsUrl: nats.url,
      natsUser: name,
      natsPassword: TEST_NATS_PASSWORDS[name],
      districtId: ledger.districtId,
      callerPrivateKey: keys.privateKeys[name]!,
      callerPublicKeys: keys.publicKeys,
    });
    const neighbours = await startNeighbours(settingsFor);
    const service = await startOn(ledger, settingsFor('task-dispatch'));
    const buses = [
      await BusConnection.open(settingsFor('gateway'), 'gateway', watch()),
      await BusConnection.open(settingsFor('approval'), 'approval', watch()),
    ] as const;
    const signer = await CallerTokenSigner.fromSetting(keys.privateKeys['gateway']!);
    const { metrics } = watch();
    const gateway = new NatsRpcClient({ bus: buses[0], signer, metrics, districtId: ledger.districtId });
    const approval = new JetStreamFactPublisher(buses[1], metrics);
    return new DirectiveService({
      ledger,
      nats,
      running: [service, ...neighbours],
      buses,
      gateway,
      signer,
      approval,
    });
  }

  async stop(): Promise<void> {
    for (const bus of this.parts.buses) await bus.close();
    for (const running of this.parts.running) await running.stop();
    await this.parts.nats.stop();
    await this.parts.ledger.stop();
  }

  /** A call in the name of `caller`, with a fresh key. */
  async as(caller: Caller, more: Partial<CallContext> = {}): Promise<CallContext> {
    return { token: await this.parts.signer.sign(caller), idempotencyKey: uuidv7(), ...more };
  }

  /** Approval tells anything, `times` times. */
  async publish(envelope: Envelope, subject: string, times = 1): Promise<void> {
    for (let attempt = 1; attempt <= times; attempt += 1) {
      await this.parts.approval.publish([{ envelope, subject, attempt }]);
    }
  }

  /** Approval tells of the running sign-off, `times` times. */
  async tell<Contract extends FactContract>(
    contract: Contract,
    directiveId: string,
    { times = 1, ...data }: Partial<FactData<Contract> & object> & { readonly times?: number } = {},
  ): Promise<void> {
    const said = { ...data, type: contract.type.split('.').at(-1)! };
    const { data: matter, ...envelope } = await this.ledger.approvalSays(directiveId, said);
    const fact = { ...envelope, data: fitted(contract, matter) };
    await this.publish(fact, contract.subject, times);
  }
}

/** What the contract of the fact names, and nothing else. */
function fitted(contract: FactContract, matter: object): unknown {
  const { shape } = contract.data as z.ZodObject;
  return contract.data.parse(Object.fromEntries(Object.entries(matter).filter(([key]) => key in shape)));
}

async function startOn(ledger: DirectiveFixture, settings: MessagingSettings): Promise<RunningService> {
  const config = loadConfig(TASK_DISPATCH_SETTINGS, {
    DATABASE_URL: ledger.url,
    DATABASE_POOL_SIZE: '4',
    NATS_URL: settings.natsUrl,
    NATS_USER: settings.natsUser!,
    NATS_PASSWORD: settings.natsPassword!,
    DISTRICT_ID: settings.districtId,
    CALLER_TOKEN_PRIVATE_KEY: settings.callerPrivateKey,
    CALLER_TOKEN_PUBLIC_KEYS: settings.callerPublicKeys,
    CURSOR_SECRET: 'a secret for tests, long enough.',
    EVIDENCE_DIR: join(ledger.stagingDir, 'evidence'),
    STAGING_DIR: ledger.stagingDir,
    LOG_LEVEL: 'silent',
  });
  return await startService({
    service: 'task-dispatch',
    module: TaskDispatchModule.with(config),
    settings,
    registry: createRegistry({ rpcs: ALL_RPCS, facts: ALL_FACTS }),
    ...watch(),
  });
}

async function withStreams(url: string): Promise<void> {
  const connection = await connect({
    servers: url,
    user: 'deploy',
    pass: TEST_NATS_PASSWORDS.deploy,
    inboxPrefix: '_INBOX_deploy',
  });
  await applyStreams(connection);
  await connection.close();
}
