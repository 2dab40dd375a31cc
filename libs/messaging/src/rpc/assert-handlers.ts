import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { PATTERN_METADATA } from '@nestjs/microservices/constants.js';
import type { RpcContract } from '#libs/contracts';
import type { ProcessName } from '../connection/messaging-settings.js';
import { contractOf, isRpcController } from './rpc-metadata.js';

interface Method {
  /** `Controller.method` */
  readonly name: string;
  readonly contract: RpcContract | undefined;
}

/** Every method that Nest would let a message reach. */
function entriesOf(discovery: DiscoveryService): readonly Method[] {
  const scanner = new MetadataScanner();
  return discovery.getControllers().flatMap(({ instance, metatype }) => {
    if (!instance || !metatype) return [];
    const prototype: Record<string, unknown> = Object.getPrototypeOf(instance);
    return scanner
      .getAllMethodNames(prototype)
      .filter((name) => Reflect.hasMetadata(PATTERN_METADATA, prototype[name] as object))
      .map((name) => ({
        name: `${metatype.name}.${name}`,
        contract: isRpcController(metatype) ? contractOf(prototype[name]) : undefined,
      }));
  });
}

/** The methods that answer something, as `Controller.method`, by subject. */
export function handlersOf(discovery: DiscoveryService): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { name, contract } of entriesOf(discovery)) {
    if (contract) found.set(contract.subject, [...(found.get(contract.subject) ?? []), name]);
  }
  return found;
}

/**
 * Throws one error that lists every RPC of this service without a handler or with two, every handler of
 * a foreign one, and every way in that does not go through the door: an `@Rpc` outside an
 * `@RpcController`, a bare `@MessagePattern`.
 */
export function assertHandlers(
  discovery: DiscoveryService,
  service: ProcessName,
  contracts: readonly RpcContract[],
): void {
  const handlers = handlersOf(discovery);
  const own = new Set(
    contracts.filter((contract) => contract.service === service).map(({ subject }) => subject),
  );
  const faults = [
    ...entriesOf(discovery)
      .filter(({ contract }) => !contract)
      .map(({ name }) => `${name} answers without a contract`),
    ...[...own].filter((subject) => !handlers.has(subject)).map((subject) => `${subject} has no handler`),
    ...[...handlers]
      .filter(([, methods]) => methods.length > 1)
      .map(([subject, methods]) => `${subject} has several handlers: ${methods.join(', ')}`),
    ...[...handlers]
      .filter(([subject]) => !own.has(subject))
      .map(([subject, methods]) => `${methods.join(', ')} answers ${subject}, which is not ${service}’s own`),
  ];
  if (faults.length > 0)
    throw new Error(`the RPCs of ${service} are not all answered:\n  ${faults.join('\n  ')}`);
}
