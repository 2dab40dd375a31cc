import { eventually } from '#libs/testing';
import { randomUUID } from 'node:crypto';
import { PASSWORD } from './people.mjs';

export interface PlatformAddress {
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly pids: Readonly<Record<string, number>>;
}

/** The platform that the run has started. */
export function platform(): PlatformAddress {
  return JSON.parse(process.env['E2E_PLATFORM']!) as PlatformAddress;
}

export interface Ask {
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: string | FormData;
  /** `null` leaves the key out. */
  readonly key?: string | null;
  readonly ifMatch?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly code: string | undefined;
  readonly headers: Headers;
}

/** A client of the public HTTP API in one person's name; without a token in nobody's. */
export class Api {
  constructor(readonly token?: string) {}

  /** All tests sign in from one address; where their wrong attempts have earned it a wait, it is kept. */
  static async signIn(login: string, password = PASSWORD): Promise<Api> {
    const answer = await eventually(
      async () => {
        const given = await new Api().send('POST', 'session', { body: { login, password } });
        if (given.status === 429) throw new Error(`${login} has to wait`);
        return given;
      },
      { within: 25_000, every: 250 },
    );
    if (answer.status !== 201) throw new Error(`${login} cannot sign in: ${JSON.stringify(answer.body)}`);
    return new Api(answer.body['sessionToken'] as string);
  }

  async send(method: string, path: string, ask: Ask = {}): Promise<Answer> {
    const { body, raw, key = randomUUID(), ifMatch, headers } = ask;
    const text = body === undefined ? raw : JSON.stringify(body);
    const response = await fetch(`${platform().baseUrl}/api/v1/${path}`, {
      method,
      headers: {
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(typeof text === 'string' ? { 'content-type': 'application/json' } : {}),
        ...(key === null || method === 'GET' ? {} : { 'idempotency-key': key }),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
        ...headers,
      },
      ...(text === undefined ? {} : { body: text }),
      signal: AbortSignal.timeout(20_000),
    });
    const read = await response.text();
    const answered = (
      read !== '' && response.headers.get('content-type')?.includes('json')
        ? JSON.parse(read)
        : { text: read }
    ) as Answer['body'];
    const code =
      typeof answered['code'] === 'string' && response.status >= 400 ? answered['code'] : undefined;
    return { status: response.status, body: answered, code, headers: response.headers };
  }

  /** The body of a good answer; asks again, under the same key, after "unavailable". @throws when it is not one */
  async ok<Body = Record<string, unknown>>(method: string, path: string, ask: Ask = {}): Promise<Body> {
    const again = { key: randomUUID(), ...ask };
    const answer = await eventually(
      async () => {
        const given = await this.send(method, path, again);
        if (given.status === 503) throw new Error(`${method} ${path}: ${given.code}`);
        return given;
      },
      { within: 15_000, every: 250 },
    );
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  }

  get<Body = Record<string, unknown>>(path: string): Promise<Body> {
    return this.ok<Body>('GET', path);
  }

  post<Body = Record<string, unknown>>(path: string, body: object = {}, ask: Ask = {}): Promise<Body> {
    return this.ok<Body>('POST', path, { body, ...ask });
  }

  async all<Row>(path: string): Promise<Row[]> {
    const rows: Row[] = [];
    let next: string | null = null;
    do {
      const more = new URLSearchParams({ limit: '200', ...(next ? { cursor: next } : {}) });
      const page: { rows: Row[]; next: string | null } = await this.get(
        `${path}${path.includes('?') ? '&' : '?'}${more}`,
      );
      rows.push(...page.rows);
      next = page.next;
    } while (next);
    return rows;
  }

  upload(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Answer> {
    const form = new FormData();
    form.append('file', new Blob([bytes]), name);
    return this.send('POST', 'uploads', { raw: form });
  }
}

/** Runs `work` for every element, a few at a time, and keeps what it found. */
export async function gathered<Element, Found>(
  list: readonly Element[],
  work: (element: Element) => Promise<readonly Found[]>,
): Promise<Found[]> {
  const found: Found[] = [];
  const waiting = [...list];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      found.push(...(await work(next)));
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return found;
}
