import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { inboxSince, inboxSummary, type PushHint } from '#libs/contracts';
import { HintSubscriber, RpcClient } from '#libs/messaging';
import { LOGGER, type Logger } from '#libs/observability';
import type { ServerResponse } from 'node:http';
import { Sessions, type SignedCaller } from '../session/sessions.js';
import { EventStream } from './event-stream.js';
import { StreamIndex } from './stream-index.js';

export interface StreamRequest {
  readonly signed: SignedCaller;
  readonly correlationId: string;
  /** The last inbox position the page saw; null for a page that is new. */
  readonly after: number | null;
}

const HEARTBEAT_MS = 15_000;
/** A page opens one; more than a few of one session are leftovers, of which the oldest goes. */
const MOST_PER_SESSION = 6;
/** Longer than a session may idle: a page that comes back afterwards shows whether its session still lives. */
const LONGEST_MS = 60 * 60_000;
const MOST_MISSED = 200;

/** Every page that listens at this replica. */
@Injectable()
export class OpenStreams implements OnModuleInit, OnModuleDestroy {
  private readonly streams = new Set<EventStream>();
  private readonly index = new StreamIndex();
  private readonly stops: (() => void)[] = [];

  constructor(
    private readonly hints: HintSubscriber,
    private readonly sessions: Sessions,
    private readonly rpc: RpcClient,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    const heartbeat = setInterval(() => this.each((stream) => stream.beat()), HEARTBEAT_MS);
    this.stops.push(
      this.hints.subscribe((hint) => this.spread(hint)),
      this.sessions.onEnd((sessionId) => this.each((stream) => stream.isOf(sessionId) && stream.end())),
      () => clearInterval(heartbeat),
    );
  }

  onModuleDestroy(): void {
    for (const stop of this.stops) stop();
    this.each((stream) => stream.end());
  }

  async open(request: StreamRequest, response: ServerResponse): Promise<void> {
    if (response.destroyed) return;
    const stream = new EventStream(request.signed, response);
    const { sessionId } = request.signed;
    const own = [...this.streams].filter((open) => open.isOf(sessionId));
    if (own.length >= MOST_PER_SESSION) own[0]!.end();
    this.streams.add(stream);
    this.index.add(stream);
    const retirement = setTimeout(() => stream.end(), LONGEST_MS);
    response.on('close', () => {
      clearTimeout(retirement);
      this.streams.delete(stream);
      this.index.remove(stream);
    });
    stream.begin();
    try {
      await this.catchUp(request, stream);
    } catch (error) {
      // The page comes back by itself and asks again.
      this.logger.warn({ err: error }, 'a page could not catch up');
      stream.end();
    }
  }

  /** The hints that came while nobody listened. The stream is open already, so that none falls in between. */
  private async catchUp({ signed, correlationId, after }: StreamRequest, stream: EventStream): Promise<void> {
    const call = { token: signed.token, correlationId };
    if (after === null) {
      const { last } = await this.rpc.send(inboxSummary, {}, call);
      return stream.inbox(last);
    }
    const { messages } = await this.rpc.send(inboxSince, { after, limit: MOST_MISSED }, call);
    for (const message of messages) stream.inbox(message.position);
  }

  private spread(hint: PushHint): void {
    if (hint.topic === 'session-revoked') return;
    for (const stream of this.index.concerned(hint)) stream.tell(hint);
  }

  private each(action: (stream: EventStream) => void): void {
    for (const stream of this.streams) action(stream);
  }
}
