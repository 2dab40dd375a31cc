import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Stands between a process and a server on the loopback interface and spoils the line as asked: what a packet filter
 * would do, without root.
 *
 * @param {number} target port of the server
 */
export async function openProxy(target) {
  const pairs = new Set();
  const mood = { delayMs: 0, swallow: false, swallowReplies: false, refuse: false };
  const server = createServer((near) => {
    if (mood.refuse) return near.destroy();
    const far = connect({ port: target, host: '127.0.0.1' });
    const pair = { near, far };
    pairs.add(pair);
    carry({ from: near, to: far, mood, isLost: () => mood.swallow });
    carry({ from: far, to: near, mood, isLost: () => mood.swallow || mood.swallowReplies });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      one.on('error', () => other.destroy());
      one.on('close', () => {
        pairs.delete(pair);
        other.destroy();
      });
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => pairs.forEach(({ near }) => near.resetAndDestroy());
  return {
    port: server.address().port,
    /** Every line is reset; new ones are let through. */
    cut,
    /** New lines are refused and the old ones reset, until `heal`. */
    refuse: () => {
      mood.refuse = true;
      cut();
    },
    /** Everything takes so much longer in each direction, until `heal`. */
    delay: (ms) => (mood.delayMs = ms),
    /** Bytes vanish while the lines look open (half-open TCP), until `heal`. */
    swallow: () => (mood.swallow = true),
    /** Requests arrive, and nothing comes back, until `heal`. */
    swallowReplies: () => (mood.swallowReplies = true),
    /** After bytes were lost a line is of no use: those are reset. */
    heal: () => {
      if (mood.swallow || mood.swallowReplies) cut();
      Object.assign(mood, { delayMs: 0, swallow: false, swallowReplies: false, refuse: false });
    },
    close: () => {
      cut();
      server.close();
    },
  };
}

function carry({ from, to, mood, isLost }) {
  from.setNoDelay(true);
  // One chain per direction: bytes stay in order when the delay changes.
  let last = Promise.resolve();
  from.on('data', (bytes) => {
    if (isLost()) return;
    const { delayMs } = mood;
    last = last.then(() => (delayMs > 0 ? pause(delayMs) : undefined)).then(() => to.write(bytes));
  });
}
