import {
  deadLettersListOf,
  deadLettersReplayOf,
  deadLettersShowOf,
  type InputOf,
  type OutputOf,
  type ServiceName,
} from '#libs/contracts';
import { FactConsumerHost, Rpc, RpcController } from '#libs/messaging';
import { Inject, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type BuriedFact, DeadLetters } from './dead-letters.js';

/** Answers an operator about the facts that `service` could not settle, and replays them. */
export function deadLettersController(service: ServiceName): Type {
  const list = deadLettersListOf(service);
  const show = deadLettersShowOf(service);
  const replay = deadLettersReplayOf(service);

  @RpcController()
  class DeadLettersController {
    constructor(
      @Inject(DeadLetters) private readonly letters: DeadLetters,
      @Inject(ModuleRef) private readonly modules: ModuleRef,
    ) {}

    @Rpc(list)
    async list(input: InputOf<typeof list>): Promise<OutputOf<typeof list>> {
      return { letters: (await this.letters.list(input.limit)).map(viewOf) };
    }

    @Rpc(show)
    async show(input: InputOf<typeof show>): Promise<OutputOf<typeof show>> {
      const letter = await this.letters.show(input.id);
      return { ...viewOf(letter), envelope: letter.envelope };
    }

    /** What the consumer has to ask of others is asked before the transaction, as with any fact. */
    @Rpc(replay)
    async replay(input: InputOf<typeof replay>): Promise<OutputOf<typeof replay>> {
      const { envelope } = await this.letters.show(input.id);
      const effect = await this.modules.get(FactConsumerHost, { strict: false }).replaying(envelope);
      await this.letters.replay(input.id, (_fact, tx) => effect(tx));
      return { replayed: true };
    }
  }

  return DeadLettersController;
}

function viewOf(letter: BuriedFact) {
  const { id, consumer, factId, type, reason, attempts, buriedAt, replayedAt } = letter;
  const at = { buriedAt: buriedAt.toISOString(), replayedAt: replayedAt?.toISOString() ?? null };
  return { id, consumer, factId, type, reason, attempts, ...at };
}
