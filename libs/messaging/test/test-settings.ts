import { natsUrl } from '#libs/testing';
import { startService, type MessagingSettings, type ProcessName, type RunningService } from '../src/index.js';
import { EchoModule, registry } from './echo-service.js';
import { DISTRICT, quiet, testKeys } from './fixtures.js';

export async function settingsFor(
  name: Exclude<ProcessName, 'task-dispatch' | 'notification'>,
  more: Partial<MessagingSettings> = {},
): Promise<MessagingSettings> {
  const { privateKeys, publicKeys } = await testKeys();
  return {
    natsUrl: more.natsUrl ?? natsUrl(),
    districtId: DISTRICT,
    callerPrivateKey: privateKeys[name]!,
    callerPublicKeys: publicKeys,
    ...more,
  };
}

export async function startEcho(more: Partial<MessagingSettings> = {}): Promise<RunningService> {
  const settings = await settingsFor('organization', more);
  return startService({ service: 'organization', module: EchoModule, settings, registry, ...quiet() });
}
