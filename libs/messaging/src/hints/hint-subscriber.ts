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

/** Hints for the gateway. Every replica gets every hint: there is no queue group. */
export class HintSubscriber {
  constructor(
    private readonly bus: BusConnection,
    private readonly logger: Logger,
  ) {}

  /** Returns what ends the subscription. An error of `listener` is logged and harms nobody else. */
  subscribe(listener: (hint: PushHint) => void): () => void {
    const subscriptions = [PUSH_SUBJECT, PUSH_SESSION_REVOKED].map((subject) =>
      this.bus.nats.subscribe(subject, {
        callback: (error, message) => {
          if (error) this.logger.error({ err: error, subject }, 'hints are not delivered');
          else this.hand(message.data, listener);
        },
      }),
    );
    return () => subscriptions.forEach((subscription) => subscription.unsubscribe());
  }

  private hand(data: Uint8Array, listener: (hint: PushHint) => void): void {
    try {
      const parsed = parseJson(data);
      assertHarmless(parsed);
      listener(hint.parse(parsed));
    } catch (error) {
      this.logger.warn({ err: error }, 'a hint was dropped');
    }
  }
}
