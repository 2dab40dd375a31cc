import { Injectable } from '@nestjs/common';
import type { FactOf } from '#libs/contracts';
import { ID_NAMESPACES, uuid5, type Transaction } from '#libs/kernel';
import { FactConsumer } from '#libs/messaging';
import type { MessageDraft } from '../domain/message.js';
import { MESSAGE_KINDS } from '../kinds/index.js';
import type { MessageKind } from '../kinds/message-kind.js';
import { TellPeople } from '../use-cases/tell-people.js';

type AnyFact = FactOf<MessageKind['fact']>;

/** Whatever concerns somebody becomes a message, as the kinds declare. */
@Injectable()
export class OnConcerningFact extends FactConsumer {
  readonly facts = [...new Set(MESSAGE_KINDS.map((kind) => kind.fact))];

  constructor(private readonly telling: TellPeople) {
    super();
  }

  async apply(facts: readonly AnyFact[], tx: Transaction): Promise<void> {
    await this.telling.execute(tx, facts.flatMap(draftsOf));
  }
}

/** Nobody is told what they did themselves. Ids are derived: the same fact makes the same messages. */
export function draftsOf(fact: AnyFact): readonly MessageDraft[] {
  return MESSAGE_KINDS.filter((kind) => kind.fact.type === fact.type).flatMap((kind) =>
    uniqueByPerson(kind.tells(fact)).flatMap(({ personId, ...told }) =>
      personId === null || personId === fact.actor.personId
        ? []
        : [
            {
              ...told,
              personId,
              messageId: uuid5(ID_NAMESPACES.message, fact.id, kind.kind, personId, told.link.id),
              districtId: fact.districtId,
              kind: kind.kind,
              pace: kind.pace,
              at: new Date(fact.occurredAt),
              factId: fact.id,
            },
          ],
    ),
  );
}

/** One person who is concerned twice over the same thing is told once, for the first reason. */
function uniqueByPerson<Told extends { personId: string | null; link: { id: string } }>(
  tellings: readonly Told[],
): readonly Told[] {
  const first = new Map<string, Told>();
  for (const told of tellings) {
    const key = `${told.personId} ${told.link.id}`;
    if (!first.has(key)) first.set(key, told);
  }
  return [...first.values()];
}
