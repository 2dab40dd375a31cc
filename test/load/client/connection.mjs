import { createConnection } from 'node:net';
import { parseResponse } from './response.mjs';

/**
 * One person's line to the gateway: HTTP/1.1, one request at a time, kept alive. It does as little as possible,
 * because it shares the machine with what is measured.
 */
export class Connection {
  #socket;
  #received = null;
  #waiting = null;
  #head;

  constructor({ port, token }) {
    this.#head = ` HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\n`;
    this.#socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('The gateway closed the connection')));
  }

  /** @returns {Promise<any>} the answer; @throws when it is not a success */
  get(path) {
    return this.#ask(`GET /api/v1/${path}${this.#head}\r\n`);
  }

  /** A command under a key of its own. */
  post(path, { key, body, ifMatch }) {
    const match = ifMatch === undefined ? '' : `if-match: "${ifMatch}"\r\n`;
    const length = Buffer.byteLength(body);
    return this.#ask(
      `POST /api/v1/${path}${this.#head}content-type: application/json\r\nidempotency-key: ${key}\r\n${match}content-length: ${length}\r\n\r\n${body}`,
    );
  }

  close() {
    this.#socket.removeAllListeners('close');
    this.#socket.destroy();
  }

  #ask(text) {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject, text };
      this.#socket.write(text);
    });
  }

  #take(chunk) {
    this.#received = this.#received ? Buffer.concat([this.#received, chunk]) : chunk;
    const response = parseResponse(this.#received);
    if (!response) return;
    this.#received = null;
    const { resolve, reject, text } = this.#waiting;
    this.#waiting = null;
    if (response.status < 300) return resolve(response.body);
    const what = `${text.split(' HTTP/')[0]}: ${response.status} ${JSON.stringify(response.body)}`;
    reject(Object.assign(new Error(what), { status: response.status }));
  }

  #fail(error) {
    this.#waiting?.reject(error);
    this.#waiting = null;
  }
}
