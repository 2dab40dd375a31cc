import { PlatformError } from '#libs/contracts';
import type { RpcRequest } from '#libs/messaging';

/**
 * The context of an edit of a draft, which always names the version that was shown.
 *
 * @throws PlatformError `platform/version-required`
 */
export function namingTheVersion({ context }: RpcRequest): RpcRequest['context'] {
  if (context.expectedVersion === null) {
    throw new PlatformError('platform/version-required', 'An edit names the version that was shown.');
  }
  return context;
}
