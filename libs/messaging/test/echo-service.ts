import { Module } from '@nestjs/common';
import type { InputOf, OutputOf } from '#libs/contracts';
import { natsUrl } from '#libs/testing';
import {
  createRegistry,
  Rpc,
  RpcController,
  startService,
  type MessagingSettings,
  type ProcessName,
  type RpcRequest,
  type RunningService,
} from '../src/index.js';
import { DISTRICT, echo, inner, note, open, quiet, testKeys } from './fixtures.js';

/** What the handlers of this process did; a test waits on `gate` to hold an answer back. */
export const log: { texts: string[]; gate: Promise<void> } = { texts: [], gate: Promise.resolve() };

@RpcController()
export class EchoController {
  @Rpc(echo)
  async echo(input: InputOf<typeof echo>, { caller }: RpcRequest): Promise<OutputOf<typeof echo>> {
    log.texts.push(input.text);
    await log.gate;
    return { text: input.text.repeat(input.times), by: caller.personId };
  }

  @Rpc(note)
  async note(_input: InputOf<typeof note>, { context }: RpcRequest): Promise<OutputOf<typeof note>> {
    return { key: context.commandKey!, hash: context.requestHash!, version: context.expectedVersion };
  }

  @Rpc(open)
  async open(_input: InputOf<typeof open>, { caller }: RpcRequest): Promise<OutputOf<typeof open>> {
    return { caller: caller.personId };
  }

  @Rpc(inner)
  async inner(_input: InputOf<typeof inner>, { caller }: RpcRequest): Promise<OutputOf<typeof inner>> {
    return { caller: caller.personId };
  }
}

@Module({ controllers: [EchoController] })
export class EchoModule {}

@Module({})
export class SilentModule {}

export async function settingsFor(
  name: ProcessName,
  more: Partial<MessagingSettings> = {},
): Promise<MessagingSettings> {
  const { privateKeys, publicKeys } = await testKeys();
  return {
    natsUrl: natsUrl(),
    districtId: DISTRICT,
    callerPrivateKey: privateKeys[name]!,
    callerPublicKeys: publicKeys,
    ...more,
  };
}

export const registry = createRegistry({ rpcs: [echo, note, open, inner], facts: [] });

export async function startEcho(more: Partial<MessagingSettings> = {}): Promise<RunningService> {
  const settings = await settingsFor('organization', more);
  return startService({ service: 'organization', module: EchoModule, settings, registry, ...quiet() });
}
