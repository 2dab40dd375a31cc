import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { LOGGER, Metrics, type Logger } from '#libs/observability';
import { CallerTokenSigner } from '../caller/caller-token-signer.js';
import { CallerTokenVerifier } from '../caller/caller-token-verifier.js';
import { BusConnection } from '../connection/bus-connection.js';
import type { MessagingSettings, ProcessName } from '../connection/messaging-settings.js';
import { FactConsumerHost } from '../facts/fact-consumer-host.js';
import type { FactConsumer } from '../facts/fact-consumer.js';
import { FactInbox } from '../facts/fact-inbox.js';
import type { FactMiddleware } from '../facts/fact-middleware.js';
import { FactPublisher } from '../facts/fact-publisher.js';
import type { SettlingRules } from '../facts/fact-settler.js';
import { FactBus } from '../facts/fact-source.js';
import { JetStreamFactPublisher } from '../facts/jetstream-fact-publisher.js';
import { JetStreamFactBus } from '../facts/jetstream-fact-source.js';
import type { ContractRegistry } from '../facts/registry.js';
import { NatsNudge } from '../hints/nats-nudge.js';
import { HintPublisher, NatsHintPublisher } from '../hints/hint-publisher.js';
import { HintSubscriber } from '../hints/hint-subscriber.js';
import { NatsRpcClient } from '../rpc/nats-rpc-client.js';
import { RpcClient } from '../rpc/rpc-client.js';
import { RpcDoor } from '../rpc/rpc-door.js';

/** Nest token of the process's `ContractRegistry`. */
export const CONTRACT_REGISTRY = Symbol('CONTRACT_REGISTRY');

export interface MessagingOptions {
  readonly service: ProcessName;
  readonly settings: MessagingSettings;
  readonly registry: ContractRegistry;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/**
 * Everything a process needs to speak and listen, for all its modules: `RpcClient`, `FactPublisher`,
 * `FactBus`, `HintPublisher`, `HintSubscriber`, `CallerTokenSigner`, `CallerTokenVerifier`,
 * `NatsNudge`, `BusConnection`, `RpcDoor`, `Metrics`, `LOGGER`, `CONTRACT_REGISTRY`.
 */
@Module({})
export class MessagingModule {
  static forService(options: MessagingOptions): DynamicModule {
    const providers = [
      ...given(options),
      ...callers(options.settings),
      ...doors(options),
      ...facts(),
      ...hints(),
    ];
    return { module: MessagingModule, global: true, providers, exports: providers };
  }
}

function given({ registry, logger, metrics, settings, service }: MessagingOptions): Provider[] {
  return [
    { provide: CONTRACT_REGISTRY, useValue: registry },
    { provide: LOGGER, useValue: logger },
    { provide: Metrics, useValue: metrics },
    { provide: BusConnection, useFactory: () => BusConnection.open(settings, service, { logger, metrics }) },
  ];
}

function callers(settings: MessagingSettings): Provider[] {
  return [
    {
      provide: CallerTokenSigner,
      useFactory: () => CallerTokenSigner.fromSetting(settings.callerPrivateKey),
    },
    {
      provide: CallerTokenVerifier,
      useFactory: () => CallerTokenVerifier.fromSetting(settings.callerPublicKeys),
    },
  ];
}

function doors({ settings, logger, metrics }: MessagingOptions): Provider[] {
  const checkReplies = settings.checkReplies ?? process.env['NODE_ENV'] !== 'production';
  return [
    {
      provide: RpcDoor,
      inject: [CallerTokenVerifier],
      useFactory: (verifier: CallerTokenVerifier) => new RpcDoor({ verifier, logger, metrics, checkReplies }),
    },
    {
      provide: RpcClient,
      inject: [BusConnection, CallerTokenSigner],
      useFactory: (bus: BusConnection, signer: CallerTokenSigner) =>
        new NatsRpcClient({ bus, signer, metrics, districtId: settings.districtId }),
    },
  ];
}

function facts(): Provider[] {
  return [
    {
      provide: FactPublisher,
      inject: [BusConnection, Metrics],
      useFactory: (bus: BusConnection, metrics: Metrics) => new JetStreamFactPublisher(bus, metrics),
    },
    {
      provide: FactBus,
      inject: [BusConnection],
      useFactory: (bus: BusConnection) => new JetStreamFactBus(bus),
    },
  ];
}

function hints(): Provider[] {
  const inject = [BusConnection, LOGGER];
  return [
    {
      provide: NatsNudge,
      inject: [BusConnection],
      useFactory: (bus: BusConnection) => new NatsNudge(bus),
    },
    {
      provide: HintPublisher,
      inject,
      useFactory: (bus: BusConnection, logger: Logger) => new NatsHintPublisher(bus, logger),
    },
    {
      provide: HintSubscriber,
      inject,
      useFactory: (bus: BusConnection, logger: Logger) => new HintSubscriber(bus, logger),
    },
  ];
}

/**
 * The providers of a service's consumers and of their host, for the service's own module:
 * `providers: [...factConsumers('notification', [OnTaskReported, …])]`. A `FactInbox` must be visible there.
 */
export function factConsumers(
  service: ProcessName,
  consumers: readonly Type<FactConsumer>[],
  options: { readonly middlewares?: readonly FactMiddleware[]; readonly rules?: SettlingRules } = {},
): Provider[] {
  const host: Provider = {
    provide: FactConsumerHost,
    inject: [FactInbox, FactBus, CONTRACT_REGISTRY, LOGGER, Metrics, ...consumers],
    useFactory: (...injected: unknown[]) => {
      const [inbox, bus, registry, logger, metrics, ...list] = injected as [
        FactInbox,
        FactBus,
        ContractRegistry,
        Logger,
        Metrics,
        ...FactConsumer[],
      ];
      return new FactConsumerHost({ service, inbox, bus, registry, logger, metrics, ...options }, list);
    },
  };
  return [...consumers, host];
}
