import type { CommandContext } from '#libs/kernel';
import type { Flow } from '../domain/flow.js';

export interface FlowPage {
  readonly flows: readonly Flow[];
  readonly next: string | null;
}

export abstract class FlowRepository {
  /** Stores the next version of the key; `decide` gets the newest one, if any, and is synchronous. */
  abstract publish(
    command: { readonly context: CommandContext; readonly key: string },
    decide: (newest: Flow | null) => Flow,
  ): Promise<Flow>;

  abstract find(districtId: string, key: string, version?: number): Promise<Flow | undefined>;

  abstract list(
    districtId: string,
    page: { readonly cursor?: string; readonly limit: number },
  ): Promise<FlowPage>;
}
