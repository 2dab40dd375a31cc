import { describe, expect, it } from '@jest/globals';
import { expectRefusal } from '#libs/testing';
import { InMemoryRpcClient } from '../src/index.js';
import { echo, note } from './fixtures.js';
import { describeRpcClient } from './rpc-client.suite.js';

describeRpcClient('the RPC client in memory', async () => ({
  rpc: new InMemoryRpcClient()
    .answer(echo, ({ text, times }) => ({ text: text.repeat(times), by: 'p1' }))
    .answer(note, (_, call) => ({
      key: call.idempotencyKey!,
      hash: '',
      version: call.expectedVersion ?? null,
    })),
  asPerson: { token: 't' },
  close: async () => undefined,
}));

describe('the RPC client in memory', () => {
  it('is no kinder than a service: a view that breaks its contract, or a bug, is an internal error', async () => {
    const wrong = { text: 'x', by: 'p1', secret: 1 };
    const rpc = new InMemoryRpcClient().answer(echo, () => wrong);
    await expectRefusal(rpc.send(echo, { text: 'x' }, {}), 'platform/internal-error');
    rpc.answer(echo, () => {
      throw new TypeError('a bug');
    });
    await expectRefusal(rpc.send(echo, { text: 'x' }, {}), 'platform/internal-error');
  });

  it('hands over copies, as the bus does', async () => {
    const view = { text: 'x', by: 'p1' };
    const rpc = new InMemoryRpcClient().answer(echo, () => view);
    expect(await rpc.send(echo, { text: 'x' }, {})).not.toBe(view);
  });
});
