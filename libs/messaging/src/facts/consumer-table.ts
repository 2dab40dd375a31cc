import type { Envelope } from '#libs/contracts';
import type { FactConsumer, Prepared } from './fact-consumer.js';
import type { FactRun, FactStep } from './fact-middleware.js';
import type { ContractRegistry } from './registry.js';

/** Which consumer of a service takes which fact. */
export class ConsumerTable {
  private readonly byType = new Map<string, FactConsumer>();
  /** Owners at least one of whose facts is consumed here. */
  readonly owners: readonly string[];

  /** Throws one error that lists every fact that is unknown or claimed twice. */
  constructor(consumers: readonly FactConsumer[], registry: ContractRegistry) {
    const faults: string[] = [];
    for (const consumer of consumers) {
      for (const { type } of consumer.facts) {
        if (!registry.facts.has(type)) faults.push(`${type} is not a registered fact`);
        if (this.byType.has(type)) faults.push(`${type} has two consumers`);
        this.byType.set(type, consumer);
      }
    }
    if (faults.length > 0)
      throw new Error(`the consumers do not fit the registry:\n  ${faults.join('\n  ')}`);
    this.owners = [...new Set([...this.byType.keys()].map((type) => registry.facts.get(type)!.owner))];
  }

  /** Cuts a batch into runs of the same consumer, in stream order, and gives each to `step`. */
  inRuns(step: (consumer: FactConsumer) => FactStep): FactStep {
    return async (batch: FactRun) => {
      for (const run of this.runsOf(batch.facts)) await step(run.consumer)({ ...batch, facts: run.facts });
    };
  }

  /** Lets every consumer that has to ask others do so, for all its facts of the batch at once. */
  async prepare(facts: readonly Envelope[]): Promise<Prepared> {
    const asking = Map.groupBy(facts, ({ type }) => this.byType.get(type));
    const learned = [...asking].map(([consumer, own]) => consumer?.prepare?.(own) ?? new Map());
    return new Map((await Promise.all(learned)).flatMap((part) => [...part]));
  }

  private runsOf(facts: readonly Envelope[]): readonly { consumer: FactConsumer; facts: Envelope[] }[] {
    const runs: { consumer: FactConsumer; facts: Envelope[] }[] = [];
    for (const fact of facts) {
      const consumer = this.byType.get(fact.type);
      if (!consumer) continue;
      if (runs.at(-1)?.consumer !== consumer) runs.push({ consumer, facts: [] });
      runs.at(-1)!.facts.push(fact);
    }
    return runs;
  }
}
