import { Injectable } from '@nestjs/common';
import type { Caller, Transaction } from '#libs/kernel';
import { runSql } from '#libs/persistence';
import { DataSource } from 'typeorm';
import type { Message, MessageDraft } from '../domain/message.js';
import { Inboxes, type InboxState } from '../ports/inboxes.js';
import { APPEND, MARK_READ, PAGE, SINCE, STATE } from './inbox-statements.js';

interface MessageRow {
  readonly message_id: string;
  readonly person_id: string;
  readonly position: string;
  readonly kind: string;
  readonly because: Message['because'];
  readonly link_topic: Message['link']['topic'];
  readonly link_id: string;
  readonly params: Message['params'];
  readonly at: Date;
  readonly read_at: Date | null;
}

interface StateRow {
  readonly unread: number;
  readonly last: string;
}

@Injectable()
export class TypeormInboxes extends Inboxes {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async append(tx: Transaction, drafts: readonly MessageDraft[]): Promise<ReadonlyMap<string, number>> {
    const rows = await runSql<{ person_id: string; last: string }>(tx, {
      name: 'inbox_append',
      text: APPEND,
      values: [JSON.stringify(drafts.map(toRow))],
    });
    return new Map(rows.map(({ person_id, last }) => [person_id, Number(last)]));
  }

  async page(
    reader: Caller,
    filter: { readonly unreadOnly: boolean; readonly before: number | null; readonly limit: number },
  ): Promise<readonly Message[]> {
    const values = [reader.districtId, reader.personId, filter.before, filter.unreadOnly, filter.limit];
    return (await runSql<MessageRow>(this.dataSource, { name: 'inbox_page', text: PAGE, values })).map(
      toMessage,
    );
  }

  async since(reader: Caller, after: number, limit: number): Promise<readonly Message[]> {
    const values = [reader.districtId, reader.personId, after, limit];
    return (await runSql<MessageRow>(this.dataSource, { name: 'inbox_since', text: SINCE, values })).map(
      toMessage,
    );
  }

  async state(reader: Caller): Promise<InboxState> {
    const values = [reader.districtId, reader.personId];
    return toState(await runSql<StateRow>(this.dataSource, { name: 'inbox_state', text: STATE, values }));
  }

  async markRead(
    reader: Caller,
    which: { readonly messageIds: readonly string[] } | { readonly upTo: number },
    now: Date,
  ): Promise<InboxState> {
    const ids = 'messageIds' in which ? [...which.messageIds] : null;
    const upTo = 'upTo' in which ? which.upTo : null;
    const values = [reader.districtId, reader.personId, ids, upTo, now];
    return toState(await runSql<StateRow>(this.dataSource, { text: MARK_READ, values }));
  }
}

function toRow(draft: MessageDraft): Record<string, unknown> {
  return {
    district_id: draft.districtId,
    person_id: draft.personId,
    message_id: draft.messageId,
    kind: draft.kind,
    pace: draft.pace,
    because: draft.because,
    link_topic: draft.link.topic,
    link_id: draft.link.id,
    params: draft.params,
    at: draft.at,
    fact_id: draft.factId,
  };
}

function toMessage(row: MessageRow): Message {
  return {
    messageId: row.message_id,
    personId: row.person_id,
    position: Number(row.position),
    kind: row.kind,
    because: row.because,
    link: { topic: row.link_topic, id: row.link_id },
    params: row.params,
    at: row.at,
    readAt: row.read_at,
  };
}

function toState([row]: readonly StateRow[]): InboxState {
  return { unread: row?.unread ?? 0, last: Number(row?.last ?? 0) };
}
