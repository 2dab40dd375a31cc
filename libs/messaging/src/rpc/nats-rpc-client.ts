import { setTimeout as pause } from 'node:timers/promises';
import {
  PlatformError,
  type OutputOf,
  type PlatformErrorCode,
  type RequestOf,
  type RpcContract,
} from '#libs/contracts';
import { DomainError } from '#libs/kernel';
import type { Metrics } from '#libs/observability';
import type { CallerTokenSigner } from '../caller/caller-token-signer.js';
import { OwnTokens } from '../caller/own-tokens.js';
import type { BusConnection } from '../connection/bus-connection.js';
import type { ProcessName } from '../connection/messaging-settings.js';
import { DEFAULT_DEADLINE_MS, isIdempotencyKey, type CallContext } from './call-context.js';
import { failureOfTransport, viewOf } from './rpc-reply.js';
import { RpcClient } from './rpc-client.js';
import { MAX_PAYLOAD_BYTES } from './rpc-reply-serializer.js';
import { headersFor } from './rpc-headers.js';

interface Parts {
  readonly bus: BusConnection;
  readonly signer: CallerTokenSigner;
  readonly metrics: Metrics;
  readonly districtId: string;
}

const RETRY_PAUSE_MS = 100;
/** Another process may be there, or have the right time. */
const TRANSIENT = new Set<string>([
  'platform/unavailable',
  'platform/caller-token-rejected',
] satisfies PlatformErrorCode[]);

/** Over the connection's own request/reply (see docs/adr/0005): one reply subscription for all requests. */
export class NatsRpcClient extends RpcClient {
  private sequence = 0;
  private readonly ownTokens: OwnTokens;

  constructor(private readonly parts: Parts) {
    super();
    this.ownTokens = new OwnTokens(parts.signer);
  }

  async send<Contract extends RpcContract>(
    contract: Contract,
    input: RequestOf<Contract>,
    call: CallContext,
  ): Promise<OutputOf<Contract>> {
    if (contract.kind === 'command' && !isIdempotencyKey(call.idempotencyKey)) {
      throw new PlatformError('platform/idempotency-key-required', 'a command needs an idempotency key');
    }
    const body = this.bodyOf(input);
    const until = Math.min(
      Date.now() + (call.deadlineMs ?? DEFAULT_DEADLINE_MS),
      call.deadline?.getTime() ?? Infinity,
    );
    try {
      return await this.attempt(contract, body, { call, until });
    } catch (error) {
      if (!this.worthRepeating(error, until)) throw error;
      await pause(RETRY_PAUSE_MS * (0.5 + Math.random()));
      return this.attempt(contract, body, { call, until });
    }
  }

  async callAsService(
    service: ProcessName,
    correlationId: string,
    districtId = this.parts.districtId,
  ): Promise<CallContext> {
    const { signer } = this.parts;
    if (service !== signer.issuer) throw new Error(`${signer.issuer} cannot speak as ${service}`);
    return { token: await this.ownTokens.for(districtId), correlationId };
  }

  private async attempt<Contract extends RpcContract>(
    contract: Contract,
    body: string,
    { call, until }: { call: CallContext; until: number },
  ): Promise<OutputOf<Contract>> {
    try {
      const view = await this.exchange(contract, body, { call, until });
      this.parts.metrics.rpcSent.inc({ subject: contract.subject, outcome: 'ok' });
      return view as OutputOf<Contract>;
    } catch (error) {
      const outcome = error instanceof DomainError ? error.code : 'platform/internal-error';
      this.parts.metrics.rpcSent.inc({ subject: contract.subject, outcome });
      throw error;
    }
  }

  private async exchange(
    contract: RpcContract,
    body: string,
    { call, until }: { call: CallContext; until: number },
  ): Promise<unknown> {
    const timeout = until - Date.now();
    if (timeout < 1) throw new PlatformError('platform/deadline-exceeded', 'no time is left to ask');
    if (!this.parts.bus.connected) throw new PlatformError('platform/unavailable', 'the bus is away');
    const headers = headersFor(call, until);
    try {
      const reply = await this.parts.bus.nats.request(contract.subject, body, { timeout, headers });
      return viewOf(reply.data);
    } catch (error) {
      throw failureOfTransport(contract.subject, error);
    }
  }

  private bodyOf(input: unknown): string {
    this.sequence += 1;
    const body = JSON.stringify({ id: String(this.sequence), data: input });
    if (Buffer.byteLength(body) <= MAX_PAYLOAD_BYTES) return body;
    throw new PlatformError('platform/payload-too-large', 'the request is too large to be sent', {
      maxBytes: MAX_PAYLOAD_BYTES,
    });
  }

  /** Only what surely or harmlessly may be said twice: queries, and commands by their key. Never after a deadline. */
  private worthRepeating(error: unknown, until: number): boolean {
    return (
      error instanceof DomainError &&
      TRANSIENT.has(error.code) &&
      this.parts.bus.connected &&
      until - Date.now() > 2 * RETRY_PAUSE_MS
    );
  }
}
