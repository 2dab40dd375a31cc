import { createConnection } from 'node:net';

const INBOX = 'event: inbox';

/** An open page of a person: hears over the event stream that something came into the inbox. */
export class Page {
  #socket;
  #heard = 0;
  #seen = 0;
  #last = '';
  #waiting = null;

  constructor({ port, token }) {
    this.#socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
    this.opened = new Promise((resolve, reject) => {
      this.#socket.once('data', resolve);
      this.#socket.once('error', reject);
    });
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (text) => this.#hear(text));
    this.#socket.write(
      `GET /api/v1/events HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\n\r\n`,
    );
  }

  /** From here on only what comes later counts. */
  forget() {
    this.#seen = this.#heard;
  }

  /** Resolves at the next hint since `forget`, or after so many milliseconds. */
  async hint(withinMs) {
    if (this.#heard > this.#seen) return true;
    return await new Promise((resolve) => {
      const timer = setTimeout(() => this.#waiting?.(false), withinMs);
      this.#waiting = (heard) => {
        clearTimeout(timer);
        this.#waiting = null;
        resolve(heard);
      };
    });
  }

  close() {
    this.#socket.destroy();
  }

  #hear(text) {
    const all = this.#last + text;
    // Events may be cut anywhere: what might be the beginning of one is kept.
    let from = 0;
    for (let at = all.indexOf(INBOX); at >= 0; at = all.indexOf(INBOX, from)) {
      this.#heard += 1;
      from = at + INBOX.length;
    }
    this.#last = all.slice(Math.max(from, all.length - INBOX.length + 1));
    if (this.#heard > this.#seen) this.#waiting?.(true);
  }
}
