import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { openGateway, type GatewayFixture, type SignedIn } from './gateway-fixture.js';

export const RESUMABLE = '/api/v1/uploads/resumable';
export const FILE = randomBytes(700_000);
export const NAME = `filename ${Buffer.from('网格走访现场.png').toString('base64')}`;

export const idOf = (path: string) => path.slice(RESUMABLE.length + 1);

interface Sent {
  readonly by?: SignedIn;
  readonly headers?: Record<string, string | undefined>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

/** A gateway that takes files of one megabyte, and somebody who sends them in parts. */
export class ResumableClient {
  private constructor(
    readonly gateway: GatewayFixture,
    readonly person: SignedIn,
  ) {}

  static async open(): Promise<ResumableClient> {
    const gateway = await openGateway();
    return new ResumableClient(gateway, gateway.signIn(['handle']));
  }

  emptyStaging(): void {
    rmSync(this.gateway.config.stagingDir, { recursive: true, force: true });
    mkdirSync(this.gateway.config.stagingDir);
  }

  staged(): string[] {
    return readdirSync(this.gateway.config.stagingDir).sort();
  }

  async send(method: string, path: string, { by = this.person, headers = {}, body }: Sent = {}) {
    const all = { ...by.headers, 'tus-resumable': '1.0.0', ...headers };
    const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const init = { method, headers: Object.fromEntries(given), ...(body ? { body } : {}) };
    const response = await fetch(`${this.gateway.url}${path}`, init);
    const text = await response.text();
    const answer = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
    return { status: response.status, headers: response.headers, answer };
  }

  /** The path of a new upload. */
  async begin(size = FILE.length): Promise<string> {
    const headers = { 'upload-length': String(size), 'upload-metadata': NAME };
    return (await this.send('POST', RESUMABLE, { headers })).headers.get('location')!;
  }

  append(path: string, offset: number, bytes: Uint8Array, more: Sent = {}) {
    const headers = {
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
      ...more.headers,
    };
    return this.send('PATCH', path, { ...more, headers, body: new Uint8Array(bytes) });
  }

  async offsetOf(path: string): Promise<number> {
    return Number((await this.send('HEAD', path)).headers.get('upload-offset'));
  }
}
