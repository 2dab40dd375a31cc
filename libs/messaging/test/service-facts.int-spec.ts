import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import type { FactOf } from '#libs/contracts';
import { eventually } from '#libs/testing';
import {
  createRegistry,
  factConsumers,
  FactConsumer,
  FactInbox,
  FactPublisher,
  InMemoryFactInbox,
  RpcClient,
  startService,
  type RunningService,
} from '../src/index.js';
import { aFact, echo, inner, note, open, person, planted, quiet, signerOf } from './fixtures.js';
import { EchoModule } from './echo-service.js';
import { PrivateNats } from './private-nats.js';
import { settingsFor } from './test-settings.js';

@Injectable()
class Herbarium {
  readonly kinds: string[] = [];
}

@Injectable()
class OnPlanted extends FactConsumer<typeof planted> {
  readonly facts = [planted];
  constructor(private readonly herbarium: Herbarium) {
    super();
  }
  async apply(facts: readonly FactOf<typeof planted>[]): Promise<void> {
    this.herbarium.kinds.push(...facts.map(({ data }) => data.kind));
  }
}

@Module({
  imports: [EchoModule],
  providers: [
    Herbarium,
    { provide: FactInbox, useClass: InMemoryFactInbox },
    ...factConsumers('organization', [OnPlanted]),
  ],
})
class GardenModule {}

let nats: PrivateNats;
let service: RunningService;

beforeEach(async () => {
  nats = new PrivateNats();
  await nats.start();
  // In production nobody consumes its own facts; here one process does both, in the test account.
  await nats.layOut(['organization__organization'], 'test');
});

afterEach(async () => {
  await service.stop();
  await nats.remove();
});

describe('a service with consumers', () => {
  it('publishes, consumes, answers and asks with what its modules inject', async () => {
    const registry = createRegistry({ rpcs: [echo, note, open, inner], facts: [planted] });
    const settings = await settingsFor('organization', { natsUrl: nats.url });
    service = await startService({
      service: 'organization',
      module: GardenModule,
      settings,
      registry,
      ...quiet(),
    });
    const { app } = service;
    const publisher = app.get(FactPublisher, { strict: false });
    await publisher.publish([
      { envelope: aFact(planted, { kind: '松' }), subject: planted.subject, attempt: 1 },
    ]);
    await eventually(() => expect(app.get(Herbarium, { strict: false }).kinds).toEqual(['松']));
    const token = await (await signerOf('gateway')).sign(person);
    const view = await app.get(RpcClient, { strict: false }).send(echo, { text: 'x' }, { token });
    expect(view).toEqual({ text: 'x', by: 'p1' });
  });
});
