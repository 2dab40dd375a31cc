import type { Subscription } from '@nats-io/transport-node';
import { PUSH_SESSION_REVOKED, PUSH_SUBJECT, type PushHint } from '#libs/contracts';
import type { Logger } from '#libs/observability';
import { z } from 'zod';
import type { BusConnection } from '../connection/bus-connection.js';
import { assertHarmless, parseJson } from '../wire/safe-json.js';

const hint = z.object({
  topic: z.enum(['inbox', 'task', 'directive', 'assignment', 'session-revoked']),
  id: z.string().max(64),
  version: z.int().min(0),
  to: z.object({
    personIds: z.array(z.string().max(64)).optional(),
    unitPaths: z.array(z.string().max(200)).optional(),
  }),
}) satisfies z.ZodType<PushHint>;

type Listener = (hint: PushHint) => void;

/** Hints for the gateway. Every replica gets every hint, once for all who listen in it: there is no queue group. */
export class HintSubscriber {
  private readonly listeners = new Set<Listener>();
  private subscriptions: readonly Subscription[] = [];

  constructor(
    private readonly bus: BusConnection,
    private readonly logger: Logger,
  ) {}

  /** Returns what ends the subscription. An error of `listener` is logged and harms nobody else. */
  subscribe(listener: Listener): () => void {
    if (this.listeners.size === 0) this.listen();
    this.listeners.add(listener);
    return () => {
      if (this.listeners.delete(listener) && this.listeners.size === 0) this.listenNoMore();
    };
  }

  private listen(): void {
    this.subscriptions = [PUSH_SUBJECT, PUSH_SESSION_REVOKED].map((subject) =>
      this.bus.nats.subscribe(subject, {
        callback: (error, message) => {
          if (error) this.logger.error({ err: error, subject }, 'hints are not delivered');
          else this.hand(message.data);
        },
      }),
    );
  }

  private listenNoMore(): void {
    for (const subscription of this.subscriptions) subscription.unsubscribe();
  }

  private hand(data: Uint8Array): void {
    const received = this.orDropped(() => {
      const parsed = parseJson(data);
      assertHarmless(parsed);
      return hint.parse(parsed);
    });
    if (!received) return;
    for (const listener of this.listeners) this.orDropped(() => listener(received));
  }

  private orDropped<Result>(step: () => Result): Result | undefined {
    try {
      return step();
    } catch (error) {
      this.logger.warn({ err: error }, 'a hint was dropped');
      return undefined;
    }
  }
}
