import { Caller, type CommandContext } from '#libs/kernel';

/** A change that a rule makes, not a person; `name` says which. */
export function machine(name: string, districtId: string, correlationId: string): CommandContext {
  return {
    caller: Caller.machine(name, districtId),
    commandKey: null,
    requestHash: null,
    expectedVersion: null,
    correlationId,
    causationId: null,
  };
}
