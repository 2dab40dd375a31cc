import type { FactContract, RpcContract } from '#libs/contracts';

/** Every name on the bus, by name. Names come from here alone, never from a class's name. */
export interface ContractRegistry {
  readonly rpcs: ReadonlyMap<string, RpcContract>;
  readonly facts: ReadonlyMap<string, FactContract>;
}

/** Throws one error that lists every subject or type that occurs twice. */
export function createRegistry(contracts: {
  readonly rpcs: readonly RpcContract[];
  readonly facts: readonly FactContract[];
}): ContractRegistry {
  const twice = [
    ...duplicates(contracts.rpcs.map(({ subject }) => subject)),
    ...duplicates(contracts.facts.map(({ type }) => type)),
    ...duplicates(contracts.facts.map(({ subject }) => subject)),
  ];
  if (twice.length > 0) throw new Error(`these names are taken twice: ${twice.join(', ')}`);
  return {
    rpcs: new Map(contracts.rpcs.map((contract) => [contract.subject, contract])),
    facts: new Map(contracts.facts.map((contract) => [contract.type, contract])),
  };
}

function duplicates(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** `EVT_TASK_DISPATCH`: the stream of an owner's facts. */
export function streamOf(owner: string): string {
  return `EVT_${owner.replaceAll('-', '_').toUpperCase()}`;
}

/** `notification__task-dispatch`: the durable, and the consumer's name on receipts and dead letters. */
export function durableOf(service: string, owner: string): string {
  return `${service}__${owner}`;
}
