import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '#libs/testing';
import type { CallContext, RpcClient } from '../src/index.js';
import { echo, note, unanswered } from './fixtures.js';

export interface ClientUnderTest {
  readonly rpc: RpcClient;
  readonly asPerson: CallContext;
  close(): Promise<void>;
}

/** What every client must do towards a service that answers `echo` and `note` as the one in echo-service.ts. */
export function describeRpcClient(name: string, make: () => Promise<ClientUnderTest>): void {
  describe(name, () => {
    let made: ClientUnderTest;
    beforeAll(async () => {
      made = await make();
    });
    afterAll(() => made.close());

    it('brings back the view, with defaults filled in on the other side', async () => {
      expect(await made.rpc.send(echo, { text: '贯通' }, made.asPerson)).toEqual({ text: '贯通', by: 'p1' });
      expect((await made.rpc.send(echo, { text: '通', times: 2 }, made.asPerson)).text).toBe('通通');
    });

    it('throws the failure that was answered', async () => {
      const wrong = made.rpc.send(echo, { text: 'x', times: 0 }, made.asPerson);
      expect(await expectRefusal(wrong, 'platform/invalid-input')).toMatchObject({
        kind: 'invalid_input',
        details: { issues: [{ path: 'times', message: expect.any(String) }] },
      });
    });

    it('refuses a command without a key and carries one that has it', async () => {
      const call = { ...made.asPerson, expectedVersion: 7 };
      await expectRefusal(made.rpc.send(note, { text: 'x' }, call), 'platform/idempotency-key-required');
      const view = await made.rpc.send(note, { text: 'x' }, { ...call, idempotencyKey: 'k-1' });
      expect(view).toMatchObject({ key: 'k-1', version: 7 });
    });

    it('says at once that nobody is there, and that no time is left', async () => {
      const started = Date.now();
      await expectRefusal(made.rpc.send(unanswered, {}, {}), 'platform/unavailable');
      const late = { ...made.asPerson, deadline: new Date(Date.now() - 1) };
      await expectRefusal(made.rpc.send(echo, { text: 'x' }, late), 'platform/deadline-exceeded');
      expect(Date.now() - started).toBeLessThan(1_000);
    });
  });
}
