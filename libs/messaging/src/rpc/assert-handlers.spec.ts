import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Module, type INestApplicationContext, type Type } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, NestFactory } from '@nestjs/core';
import { MessagePattern, Transport } from '@nestjs/microservices';
import type { OutputOf } from '#libs/contracts';
import { echo, inner, open, quiet, testVerifier, unanswered } from '../../test/fixtures.js';
import { assertHandlers } from './assert-handlers.js';
import { Rpc, RpcController } from './rpc-decorators.js';
import { RpcDoor } from './rpc-door.js';

@RpcController()
class OpenController {
  @Rpc(open)
  async open(): Promise<OutputOf<typeof open>> {
    return { caller: 'x' };
  }
}

@RpcController()
class OpenAgainController {
  @Rpc(open)
  async openAgain(): Promise<OutputOf<typeof open>> {
    return { caller: 'x' };
  }
}

@RpcController()
class ForeignController {
  @Rpc(unanswered)
  async foreign(): Promise<OutputOf<typeof unanswered>> {
    return {};
  }
}

@Controller()
class BackDoorController {
  @MessagePattern('rpc.organization.v1.back.door', Transport.NATS)
  async bare(): Promise<object> {
    return {};
  }

  @Rpc(open)
  async undoored(): Promise<OutputOf<typeof open>> {
    return { caller: 'x' };
  }
}

let app: INestApplicationContext;

afterEach(() => app.close());

async function faultsOf(...controllers: Type[]): Promise<string> {
  const door = new RpcDoor({ verifier: await testVerifier(), checkReplies: true, ...quiet() });
  @Module({ imports: [DiscoveryModule], controllers, providers: [{ provide: RpcDoor, useValue: door }] })
  class Root {}
  app = await NestFactory.createApplicationContext(Root, { logger: false });
  try {
    assertHandlers(app.get(DiscoveryService), 'organization', [open, unanswered]);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the start of a service', () => {
  it('is fine when each of its own requests has one handler', async () => {
    expect(await faultsOf(OpenController)).toBe('');
  });

  it('fails for a request without a handler', async () => {
    expect(await faultsOf()).toContain(`${open.subject} has no handler`);
  });

  it('fails for a request with two handlers, which Nest would take silently', async () => {
    expect(await faultsOf(OpenController, OpenAgainController)).toContain(
      `${open.subject} has several handlers: OpenController.open, OpenAgainController.openAgain`,
    );
  });

  it('fails for a handler of another service’s request', async () => {
    expect(await faultsOf(OpenController, ForeignController)).toContain('ForeignController.foreign answers');
  });
});

describe('a way in past the door', () => {
  it('stops the start', async () => {
    const faults = await faultsOf(OpenController, BackDoorController);
    expect(faults).toContain('BackDoorController.bare answers without a contract');
    expect(faults).toContain('BackDoorController.undoored answers without a contract');
  });
});

describe('the type of a handler', () => {
  it('is that of its contract', () => {
    class Wrong {
      // @ts-expect-error the view of `inner` is { caller }
      @Rpc(inner)
      async wrongView(): Promise<{ nothing: true }> {
        return { nothing: true };
      }

      // @ts-expect-error the input of `echo` has no `number`
      @Rpc(echo)
      async wrongInput(input: { number: number }): Promise<OutputOf<typeof echo>> {
        return { text: String(input.number), by: '' };
      }
    }
    expect(Wrong).toBeDefined();
  });
});
