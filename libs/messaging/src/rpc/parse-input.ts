import { PlatformError, type RpcContract } from '#libs/contracts';

const MAX_ISSUES = 20;

/** Throws `platform/invalid-input` with `details.issues: [{ path, message }]`, at most 20; never the offending values. */
export function parseInput(contract: RpcContract, payload: unknown): unknown {
  const parsed = contract.input.safeParse(payload);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues
    .slice(0, MAX_ISSUES)
    .map((issue) => ({ path: issue.path.join('.').slice(0, 200), message: issue.message.slice(0, 200) }));
  throw new PlatformError('platform/invalid-input', 'the input does not fit the contract', { issues });
}
