import type { InstanceView } from '#libs/contracts';
import type { CommandContext, Transaction } from '#libs/kernel';
import type { Instance, InstanceEvent } from '../domain/instance.js';

export interface InstanceCommand {
  readonly name: string;
  readonly context: CommandContext;
  readonly instanceId: string;
}

/** One change a fact causes. `decide` gets null when there is no such instance and may answer no events. */
export interface InstanceEffect {
  readonly context: CommandContext;
  readonly instanceId: string;
  readonly decide: (instance: Instance | null) => readonly InstanceEvent[];
}

/** A start that cannot be carried out; it leaves a fact and no instance. */
export interface RefusedStart {
  readonly context: CommandContext;
  readonly instanceId: string;
  readonly matter: {
    readonly businessType: 'task' | 'directive';
    readonly businessId: string;
    readonly round: number;
    readonly title: string;
    readonly subjectUnitId: string;
    readonly initiatorId: string;
  };
  readonly code: string;
  readonly reason: string;
}

export abstract class InstanceRepository {
  /** One command of a person. `decide` is synchronous and may run again; a refusal leaves one audit row. */
  abstract change(
    command: InstanceCommand,
    decide: (instance: Instance) => readonly InstanceEvent[],
  ): Promise<InstanceView>;

  /** What facts cause, in the consumer's transaction. */
  abstract applyAll(tx: Transaction, effects: readonly InstanceEffect[]): Promise<void>;

  abstract refuseStarts(tx: Transaction, starts: readonly RefusedStart[]): Promise<void>;

  /** The instance as it stands, without a scope: for preparing a command, whose change checks the caller. */
  abstract findByAssignment(districtId: string, assignmentId: string): Promise<Instance | undefined>;
}
