import {
  inboxList,
  inboxMarkRead,
  inboxSince,
  inboxSummary,
  type InputOf,
  type OutputOf,
} from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { CursorCodec } from '#libs/persistence';
import { MarkRead } from '../use-cases/mark-read.js';
import { ReadInbox } from '../use-cases/read-inbox.js';
import { messageView } from './message-view.js';

const LIST = 'inbox.list';

@RpcController()
export class InboxRpc {
  constructor(
    private readonly reading: ReadInbox,
    private readonly marking: MarkRead,
    private readonly cursors: CursorCodec,
  ) {}

  @Rpc(inboxList)
  async list(input: InputOf<typeof inboxList>, request: RpcRequest): Promise<OutputOf<typeof inboxList>> {
    const { cursor, locale, unreadOnly, limit } = input;
    const purpose = `${LIST} ${request.caller.personId} ${unreadOnly}`;
    const before = cursor === undefined ? null : Number(this.cursors.decode(purpose, cursor)[0]);
    const { messages, more } = await this.reading.newest(request.caller, { unreadOnly, before, limit });
    const last = messages.at(-1);
    return {
      rows: messages.map((message) => messageView(message, locale)),
      next: more && last ? this.cursors.encode(purpose, [last.position]) : null,
    };
  }

  @Rpc(inboxSince)
  async since(input: InputOf<typeof inboxSince>, request: RpcRequest): Promise<OutputOf<typeof inboxSince>> {
    const { messages, more, last } = await this.reading.since(request.caller, input.after, input.limit);
    return { messages: messages.map((message) => messageView(message, input.locale)), more, last };
  }

  @Rpc(inboxSummary)
  async summary(
    _: InputOf<typeof inboxSummary>,
    request: RpcRequest,
  ): Promise<OutputOf<typeof inboxSummary>> {
    return await this.reading.state(request.caller);
  }

  @Rpc(inboxMarkRead)
  async markRead(
    input: InputOf<typeof inboxMarkRead>,
    request: RpcRequest,
  ): Promise<OutputOf<typeof inboxMarkRead>> {
    const { unread } = await this.marking.execute(request.caller, input);
    return { unread };
  }
}
