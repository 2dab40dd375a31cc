import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { inboxSummary, PlatformError, sessionResolve, type PushHint } from '#libs/contracts';
import { uuidv7, type CallerIdentity, type Duty } from '#libs/kernel';
import {
  BusConnection,
  CallerTokenSigner,
  generateCallerKeys,
  HintSubscriber,
  InMemoryRpcClient,
  RpcClient,
} from '#libs/messaging';
import { createLogger, LOGGER } from '#libs/observability';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GatewayConfig } from '../src/gateway.config.js';
import { startGateway } from '../src/start-gateway.js';

/** Hints as they come off the bus, given by the test. */
export class GivenHints {
  private readonly listeners = new Set<(hint: PushHint) => void>();

  subscribe(listener: (hint: PushHint) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  send(hint: PushHint): void {
    for (const listener of this.listeners) listener(hint);
  }
}

export interface GatewayFixture {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly rpc: InMemoryRpcClient;
  readonly hints: GivenHints;
  readonly config: GatewayConfig;
  /** Sessions as organization knows them, by token; what is not in it has ended. */
  readonly sessions: Map<string, CallerIdentity>;
  /** How often organization was asked whose session a token is. */
  readonly asked: { count: number };
  /** Signs somebody in who holds these duties in the unit at `path`. */
  signIn(duties: readonly Duty[], path?: string): SignedIn;
  close(): Promise<void>;
}

export interface SignedIn {
  readonly token: string;
  readonly personId: string;
  readonly sessionId: string;
  readonly headers: Record<string, string>;
}

const keys = generateCallerKeys(['gateway']);

/** The whole gateway on a free port, in front of services that answer from memory. */
export async function openGateway(settings: Partial<GatewayConfig> = {}): Promise<GatewayFixture> {
  const folder = mkdtempSync(join(tmpdir(), 'guantong-gateway-'));
  const config = await configIn(folder, settings);
  const sessions = new Map<string, CallerIdentity>();
  const asked = { count: 0 };
  const rpc = new InMemoryRpcClient();
  rpc.answer(inboxSummary, () => ({ unread: 0, last: 0 }));
  rpc.answer(sessionResolve, ({ sessionToken }) => {
    asked.count += 1;
    const identity = sessions.get(sessionToken);
    if (!identity) throw new PlatformError('platform/unauthenticated', 'the session has ended');
    const known = {
      ...identity,
      appointments: identity.appointments.map((held) => ({ ...held, duties: [...held.duties] })),
    };
    return { sessionId: identity.sessionId!, identity: known, expiresAt: '2099-01-01T00:00:00Z' };
  });
  const hints = new GivenHints();
  const messaging = await messagingOf(config, { rpc, hints });
  const app = await startGateway({ config, logger: createLogger('gateway', 'silent'), messaging });
  return {
    app,
    url: await app.getUrl(),
    rpc,
    hints,
    config,
    sessions,
    asked,
    signIn: (duties, path) => signIn(sessions, duties, path),
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function configIn(folder: string, settings: Partial<GatewayConfig>): Promise<GatewayConfig> {
  const { privateKeys, publicKeys } = await keys;
  return {
    httpPort: 0,
    httpHost: '127.0.0.1',
    cookieSecure: false,
    trustedProxies: undefined,
    natsUrl: 'nats://127.0.0.1:1',
    natsUser: undefined,
    natsPassword: undefined,
    districtId: uuidv7(),
    callerPrivateKey: privateKeys['gateway']!,
    callerPublicKeys: publicKeys,
    evidenceDir: join(folder, 'evidence'),
    stagingDir: join(folder, 'staging'),
    requestsPerMinute: 100_000,
    uploadMegabytes: 1,
    clockOffsetFile: undefined,
    webDir: undefined,
    demoAccountsFile: undefined,
    logLevel: 'silent',
    ...settings,
  };
}

async function messagingOf(config: GatewayConfig, { rpc, hints }: { rpc: RpcClient; hints: GivenHints }) {
  const providers = [
    { provide: RpcClient, useValue: rpc },
    { provide: HintSubscriber, useValue: hints },
    { provide: CallerTokenSigner, useValue: await CallerTokenSigner.fromSetting(config.callerPrivateKey) },
    { provide: BusConnection, useValue: { connected: true } },
    { provide: LOGGER, useValue: createLogger('gateway', 'silent') },
  ];
  return { module: InMemoryMessaging, global: true, providers, exports: providers };
}

@Module({})
class InMemoryMessaging {}

function signIn(
  sessions: Map<string, CallerIdentity>,
  duties: readonly Duty[],
  unitPath = '/1/2/',
): SignedIn {
  const token = `token-${uuidv7()}`;
  const [personId, sessionId] = [uuidv7(), uuidv7()];
  const held = {
    appointmentId: uuidv7(),
    unitId: uuidv7(),
    unitPath,
    postId: uuidv7(),
    postTitle: '党支部书记',
    duties,
    scopePath: unitPath,
  };
  sessions.set(token, {
    kind: 'person',
    districtId: uuidv7(),
    personId,
    name: '高岚',
    appointments: [held],
    epoch: 1,
    sessionId,
  });
  return { token, personId, sessionId, headers: { authorization: `Bearer ${token}` } };
}
