import { PUSH_SESSION_REVOKED, PUSH_SUBJECT, type PushHint } from '#libs/contracts';
import type { Logger } from '#libs/observability';
import type { BusConnection } from '../connection/bus-connection.js';

/** Tells open pages to look again. Best effort: a lost hint costs a moment, never data. */
export abstract class HintPublisher {
  /** Never throws and never waits. */
  abstract send(hint: PushHint): void;
}

export class NatsHintPublisher extends HintPublisher {
  constructor(
    private readonly bus: BusConnection,
    private readonly logger: Logger,
  ) {
    super();
  }

  send(hint: PushHint): void {
    const subject = hint.topic === 'session-revoked' ? PUSH_SESSION_REVOKED : PUSH_SUBJECT;
    try {
      if (this.bus.connected) this.bus.nats.publish(subject, JSON.stringify(hint));
    } catch (error) {
      this.logger.warn({ err: error, topic: hint.topic }, 'a hint was lost');
    }
  }
}

/** Keeps hints for tests to look at. */
export class RecordingHintPublisher extends HintPublisher {
  readonly sent: PushHint[] = [];

  send(hint: PushHint): void {
    this.sent.push(hint);
  }
}
