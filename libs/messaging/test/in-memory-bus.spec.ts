import { InMemoryBus } from '../src/index.js';
import { describeFactBus, type BusUnderTest } from './fact-bus.suite.js';
import { describeFactChain } from './fact-chain.suite.js';

async function inMemory(): Promise<BusUnderTest> {
  const bus = new InMemoryBus();
  return {
    publisher: bus,
    bus,
    put: async (subject, data) => bus.put(subject, data),
    unsettled: async (durable) => bus.unsettled(durable),
    close: async () => undefined,
  };
}

describeFactBus('the bus in memory', inMemory);
describeFactChain('the bus in memory', inMemory);
