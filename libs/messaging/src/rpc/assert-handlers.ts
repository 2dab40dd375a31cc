import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { RpcContract } from '#libs/contracts';
import type { ProcessName } from '../connection/messaging-settings.js';
import { contractOf, isRpcController } from './rpc-metadata.js';

/** The methods that answer something, as `Controller.method`, by subject. */
export function handlersOf(discovery: DiscoveryService): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const scanner = new MetadataScanner();
  for (const { instance, metatype } of discovery.getControllers()) {
    if (!instance || !isRpcController(metatype)) continue;
    const prototype: Record<string, unknown> = Object.getPrototypeOf(instance);
    for (const name of scanner.getAllMethodNames(prototype)) {
      const contract = contractOf(prototype[name]);
      if (!contract) continue;
      found.set(contract.subject, [...(found.get(contract.subject) ?? []), `${metatype!.name}.${name}`]);
    }
  }
  return found;
}

/** Throws one error that lists every RPC of this service without a handler or with two, and every handler of a foreign one. */
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
