import { ALL_FACTS, ALL_RPCS, type OutputOf, sessionLogIn } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import {
  BusConnection,
  type CallContext,
  CallerTokenSigner,
  createRegistry,
  generateCallerKeys,
  NatsRpcClient,
  type RunningService,
  startService,
} from '#libs/messaging';
import { createLogger, Metrics } from '#libs/observability';
import { natsUrl } from '#libs/testing';
import { loadConfig } from '#libs/config';
import { connect } from '@nats-io/transport-node';
import { applyStreams } from '../../../deploy/nats/apply-streams.mjs';
import { ORGANIZATION_SETTINGS } from '../src/organization.config.js';
import { OrganizationModule } from '../src/organization.module.js';
import { ADMINISTRATORS, OrganizationWorld } from './organization-world.js';

interface Parts {
  readonly world: OrganizationWorld;
  readonly running: RunningService;
  readonly bus: BusConnection;
  readonly rpc: NatsRpcClient;
  readonly signer: CallerTokenSigner;
}

type LoggedIn = OutputOf<typeof sessionLogIn>;

/** The whole service on a real bus and database, and the gateway's side of it. */
export class ServiceFixture {
  private constructor(private readonly parts: Parts) {}

  get world(): OrganizationWorld {
    return this.parts.world;
  }

  get rpc(): NatsRpcClient {
    return this.parts.rpc;
  }

  /** The gateway's connection. */
  get bus(): BusConnection {
    return this.parts.bus;
  }

  static async start(): Promise<ServiceFixture> {
    const world = await OrganizationWorld.open();
    const keys = await generateCallerKeys(['organization', 'gateway']);
    const env = {
      DATABASE_URL: world.url,
      DATABASE_POOL_SIZE: '4',
      NATS_URL: natsUrl(),
      DISTRICT_ID: world.districtId,
      CALLER_TOKEN_PRIVATE_KEY: keys.privateKeys['organization']!,
      CALLER_TOKEN_PUBLIC_KEYS: keys.publicKeys,
      CURSOR_SECRET: 'a secret for tests, long enough.',
      LOG_LEVEL: 'silent',
    };
    await withStreams();
    const config = loadConfig(ORGANIZATION_SETTINGS, env);
    const watch = { logger: createLogger('organization', 'silent'), metrics: new Metrics() };
    const registry = createRegistry({ rpcs: ALL_RPCS, facts: ALL_FACTS });
    const module = OrganizationModule.with(config);
    const running = await startService({
      service: 'organization',
      module,
      settings: config,
      registry,
      ...watch,
    });
    const own = { ...config, callerPrivateKey: keys.privateKeys['gateway']! };
    const bus = await BusConnection.open(own, 'gateway', watch);
    const signer = await CallerTokenSigner.fromSetting(own.callerPrivateKey);
    const { districtId } = world;
    const rpc = new NatsRpcClient({ bus, signer, metrics: watch.metrics, districtId });
    return new ServiceFixture({ world, running, bus, rpc, signer });
  }

  async stop(): Promise<void> {
    await this.bus.close();
    await this.parts.running.stop();
    await this.world.close();
  }

  /** As the gateway does it; the three administrators need no password here. */
  async logIn(login: string, given?: string): Promise<LoggedIn> {
    const password = given ?? ADMINISTRATORS.find((administrator) => administrator.login === login)!.password;
    return await this.rpc.send(
      sessionLogIn,
      { login, password, clientAddress: '10.0.0.7' },
      { idempotencyKey: uuidv7() },
    );
  }

  /** A call in the name of an administrator, with a fresh key. */
  async as(login: string): Promise<CallContext> {
    return await this.within(await this.logIn(login));
  }

  /** A call of a session, with a fresh key. */
  async within({ identity }: LoggedIn): Promise<CallContext> {
    return { token: await this.parts.signer.sign(identity), idempotencyKey: uuidv7() };
  }
}

async function withStreams(): Promise<void> {
  const connection = await connect({ servers: natsUrl() });
  await applyStreams(connection);
  await connection.close();
}
