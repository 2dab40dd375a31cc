import { Module } from '@nestjs/common';
import type { InputOf, OutputOf } from '#libs/contracts';
import { createRegistry, Rpc, RpcController, type RpcRequest } from '../src/index.js';
import { echo, inner, note, open } from './fixtures.js';

/** What the handlers of this process did; a test waits on `gate` to hold an answer back, and `failures` are thrown first, each once. */
export const log: { texts: string[]; gate: Promise<void>; failures: Error[] } = {
  texts: [],
  gate: Promise.resolve(),
  failures: [],
};

@RpcController()
export class EchoController {
  @Rpc(echo)
  async echo(input: InputOf<typeof echo>, { caller }: RpcRequest): Promise<OutputOf<typeof echo>> {
    log.texts.push(input.text);
    await log.gate;
    const failure = log.failures.shift();
    if (failure) throw failure;
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

export const registry = createRegistry({ rpcs: [echo, note, open, inner], facts: [] });
