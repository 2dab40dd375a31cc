import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { sessionResolve, type OutputOf } from '#libs/contracts';
import { Caller, failureOf } from '#libs/kernel';
import { CallerTokenSigner, HintSubscriber, RpcClient } from '#libs/messaging';
import { hash } from 'node:crypto';

export interface SignedCaller {
  readonly caller: Caller;
  /** What services verify; good for at least 20 s from now. */
  readonly token: string;
  readonly sessionId: string;
}

interface Known extends SignedCaller {
  /** On the monotonic clock: the time of day may be set meanwhile, back and forth. */
  readonly believedUntil: number;
  /** Unix milliseconds, as others read it in the token. */
  readonly signedAt: number;
  readonly identity: string;
}

interface Asking {
  readonly until: number;
  readonly answer: Promise<SignedCaller | null>;
}

/** How long after the question an answer is believed, however late it came; a revocation drops it at once. */
const BELIEVED_MS = 2_000;
/** A token is made anew well before its 60 s are over. */
const SIGN_AGAIN_MS = 40_000;
const MAX_KNOWN = 20_000;

/** Whose session a token is. Sessions live in organization; here is only a short memory of its answers. */
@Injectable()
export class Sessions implements OnModuleInit, OnModuleDestroy {
  private readonly known = new Map<string, Known>();
  private readonly asking = new Map<string, Asking>();
  private readonly ended = new Set<(sessionId: string) => void>();
  private revocations = 0;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly rpc: RpcClient,
    private readonly signer: CallerTokenSigner,
    private readonly hints: HintSubscriber,
  ) {}

  onModuleInit(): void {
    this.unsubscribe = this.hints.subscribe((hint) => {
      if (hint.topic === 'session-revoked') this.forget(hint.id);
    });
  }

  onModuleDestroy(): void {
    this.unsubscribe();
  }

  /** Null when there is no such session. @throws `platform/unavailable` */
  async find(sessionToken: string): Promise<SignedCaller | null> {
    const key = keyOf(sessionToken);
    const known = this.known.get(key);
    if (known && performance.now() < known.believedUntil && hasFreshToken(known)) return known;
    // Requests of one page come in swarms: they share one question.
    const asked = this.asking.get(key);
    const asking = asked && performance.now() < asked.until ? asked : this.begin(key, sessionToken);
    try {
      return await asking.answer;
    } finally {
      if (this.asking.get(key) === asking) this.asking.delete(key);
    }
  }

  /** Whether this token was somebody's session a moment ago; asks nobody. */
  knows(sessionToken: string): boolean {
    return this.known.has(keyOf(sessionToken));
  }

  /** Calls `listener` when a session ends or its rights change, until the returned function is called. */
  onEnd(listener: (sessionId: string) => void): () => void {
    this.ended.add(listener);
    return () => this.ended.delete(listener);
  }

  /** Drops what is remembered of a session, also what is being asked for right now. */
  forget(sessionId: string): void {
    this.revocations += 1;
    this.asking.clear();
    for (const [key, known] of this.known) if (known.sessionId === sessionId) this.known.delete(key);
    for (const listener of this.ended) listener(sessionId);
  }

  private begin(key: string, sessionToken: string): Asking {
    const until = performance.now() + BELIEVED_MS;
    const asking = { until, answer: this.ask(key, sessionToken, until) };
    this.asking.set(key, asking);
    return asking;
  }

  private async ask(key: string, sessionToken: string, believedUntil: number): Promise<SignedCaller | null> {
    const before = this.revocations;
    try {
      const call = await this.rpc.callAsService('gateway', 'session');
      const answer = await this.rpc.send(sessionResolve, { sessionToken }, call);
      const found = { ...(await this.signed(key, answer)), believedUntil };
      // What was answered before a revocation may be over by now: it serves this request and is not kept.
      if (before === this.revocations) this.remember(key, found);
      return found;
    } catch (error) {
      if (failureOf(error)?.kind !== 'unauthenticated' && failureOf(error)?.kind !== 'invalid_input')
        throw error;
      this.known.delete(key);
      return null;
    }
  }

  private async signed(
    key: string,
    found: OutputOf<typeof sessionResolve>,
  ): Promise<Omit<Known, 'believedUntil'>> {
    const identity = JSON.stringify(found.identity);
    const before = this.known.get(key);
    const current = before?.identity === identity && hasFreshToken(before) ? before : null;
    const caller = current?.caller ?? new Caller(found.identity);
    return {
      caller,
      token: current?.token ?? (await this.signer.sign(caller)),
      signedAt: current?.signedAt ?? Date.now(),
      sessionId: found.sessionId,
      identity,
    };
  }

  private remember(key: string, found: Known): void {
    if (this.known.size >= MAX_KNOWN) this.known.delete(this.known.keys().next().value!);
    this.known.set(key, found);
  }
}

/** Tokens themselves are not kept. */
function keyOf(sessionToken: string): string {
  return hash('sha256', sessionToken, 'base64url');
}

/** A clock that jumped back must not keep a token alive that others take for one of the future. */
function hasFreshToken({ signedAt }: Pick<Known, 'signedAt'>): boolean {
  const now = Date.now();
  return now >= signedAt && now < signedAt + SIGN_AGAIN_MS;
}
