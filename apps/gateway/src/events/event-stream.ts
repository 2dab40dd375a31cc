import type { PushHint } from '#libs/contracts';
import type { Caller } from '#libs/kernel';
import type { ServerResponse } from 'node:http';
import type { SignedCaller } from '../session/sessions.js';

/** A page that does not read is cut off rather than kept in memory. */
const MOST_UNREAD_BYTES = 256 * 1024;

/** One listening page. */
export class EventStream {
  constructor(
    private readonly signed: SignedCaller,
    private readonly response: ServerResponse,
  ) {}

  get caller(): Caller {
    return this.signed.caller;
  }

  isOf(sessionId: string): boolean {
    return this.signed.sessionId === sessionId;
  }

  begin(): void {
    this.response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    this.write('retry: 2000\nevent: resync\ndata: {}\n\n');
  }

  beat(): void {
    this.write(': beat\n\n');
  }

  /** `position` of a message in the own inbox; it is the event's id, by which the page resumes. */
  inbox(position: number): void {
    this.write(`id: ${position}\nevent: inbox\ndata: ${JSON.stringify({ position })}\n\n`);
  }

  /** Passes a hint on; to whom it goes is never told to a page. */
  tell(hint: PushHint): void {
    if (hint.topic === 'inbox') return this.inbox(hint.version);
    const { topic, id, version } = hint;
    this.write(`event: hint\ndata: ${JSON.stringify({ topic, id, version })}\n\n`);
  }

  end(): void {
    this.response.end();
  }

  private write(text: string): void {
    if (this.response.writableEnded) return;
    this.response.write(text);
    if (this.response.writableLength > MOST_UNREAD_BYTES) this.response.destroy();
  }
}
