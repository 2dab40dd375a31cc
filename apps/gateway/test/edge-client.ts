import { accountDisable, taskList } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { request as httpRequest } from 'node:http';
import { openGateway, type GatewayFixture, type SignedIn } from './gateway-fixture.js';

export const ACCOUNT = '0198f000-0000-7000-8000-000000000081';
const PERSON = '0198f000-0000-7000-8000-000000000021';

export interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
  /** Without a session. */
  readonly bare?: boolean;
}

/** A gateway with one question and one command behind it, and a client of it that may send both. */
export class EdgeClient {
  /** What the services were asked. */
  readonly received: Record<string, unknown>[] = [];

  private constructor(
    readonly gateway: GatewayFixture,
    readonly person: SignedIn,
  ) {}

  static async open(): Promise<EdgeClient> {
    const gateway = await openGateway();
    const person = gateway.signIn(['handle', 'administer-units', 'administer-accounts']);
    const client = new EdgeClient(gateway, person);
    gateway.rpc.answer(taskList, (input) => {
      client.received.push(input);
      return { rows: [], next: null };
    });
    gateway.rpc.answer(accountDisable, (input) => {
      client.received.push(input);
      return {
        accountId: ACCOUNT,
        personId: PERSON,
        login: 'gaolan',
        state: 'disabled' as const,
        version: 7,
      };
    });
    return client;
  }

  async ask({ method = 'GET', path = '/api/v1/tasks', headers = {}, body, bare }: Asked) {
    const all = { ...(bare ? {} : this.person.headers), 'idempotency-key': uuidv7(), ...headers };
    const init = { method, headers: all, ...(body === undefined ? {} : { body }) };
    const response = await fetch(`${this.gateway.url}${path}`, init);
    const text = await response.text();
    const isProblem = response.headers.get('content-type')?.includes('problem');
    const code = isProblem ? (JSON.parse(text) as { code: string }).code : undefined;
    return { status: response.status, code, headers: response.headers };
  }

  /** The command. */
  post(body: string | Buffer, headers: Record<string, string> = {}) {
    const path = `/api/v1/accounts/${ACCOUNT}/disable`;
    return this.ask({
      method: 'POST',
      path,
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  }

  /** As it stands on the wire; `fetch` would tidy it up. */
  askRaw(path: string, method = 'GET'): Promise<{ status: number; text: string }> {
    const { hostname, port } = new URL(this.gateway.url);
    return new Promise((resolve, reject) => {
      const sent = httpRequest({ hostname, port, path, method, headers: this.person.headers }, (answer) => {
        let text = '';
        answer
          .on('data', (chunk) => (text += chunk))
          .on('end', () => resolve({ status: answer.statusCode!, text }));
      });
      sent.on('error', reject).end();
    });
  }
}
