import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const CALM = { delayMs: 0, swallowRequests: false, swallowReplies: false, refuse: false, loseCommits: false };
/** The end of a transaction in PostgreSQL's protocol, or the prepared statement of the journal, which is one by itself. */
const COMMITS = /COMMIT\0|w_[0-9a-f]{40}\0/;

/** One proxy in front of each of several servers that stand for one; what befalls one befalls all. */
export async function openProxies(targets) {
  const proxies = await Promise.all(targets.map(openProxy));
  const ports = proxies.map(({ port }) => port);
  const verbs = Object.keys(proxies[0]).filter((name) => name !== 'port');
  const all = (verb) => (given) => proxies.map((proxy) => proxy[verb](given))[0];
  return { ports, ...Object.fromEntries(verbs.map((verb) => [verb, all(verb)])) };
}

/**
 * Stands between a process and a server on the loopback interface and spoils the line as asked: what a packet filter
 * would do, without root.
 *
 * @param {number} target port of the server
 */
async function openProxy(target) {
  const pairs = new Set();
  const mood = { ...CALM };
  const lost = { commits: 0 };
  const server = createServer((near) => {
    if (mood.refuse) return near.destroy();
    const pair = { near, far: connect({ port: target, host: '127.0.0.1' }), committing: false };
    pairs.add(pair);
    join(pair, { mood, lost, forget: () => pairs.delete(pair) });
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
    swallow: () => Object.assign(mood, { swallowRequests: true, swallowReplies: true }),
    /** Nothing arrives, until `heal`; what the server says does. */
    swallowRequests: () => (mood.swallowRequests = true),
    /** Requests arrive, and nothing comes back, until `heal`. */
    swallowReplies: () => (mood.swallowReplies = true),
    /** Every commit takes place, its line is reset before anybody is told, until `heal`. */
    loseCommits: () => (mood.loseCommits = true),
    /** How many commits nobody was told of. */
    lostCommits: () => lost.commits,
    /** After bytes were lost a line is of no use: those are reset. */
    heal: () => {
      if (mood.swallowRequests || mood.swallowReplies) cut();
      Object.assign(mood, CALM);
    },
    close: () => {
      cut();
      server.close();
    },
  };
}

function join(pair, { mood, lost, forget }) {
  const { near, far } = pair;
  carry({
    from: near,
    to: far,
    mood,
    isLost: (bytes) => {
      if (mood.loseCommits && COMMITS.test(bytes.toString('latin1'))) pair.committing = true;
      return mood.swallowRequests;
    },
  });
  carry({
    from: far,
    to: near,
    mood,
    isLost: () => {
      if (pair.committing && !near.destroyed) {
        lost.commits += 1;
        near.resetAndDestroy();
      }
      return pair.committing || mood.swallowReplies;
    },
  });
  for (const [one, other] of [
    [near, far],
    [far, near],
  ]) {
    one.on('error', () => other.destroy());
    one.on('close', () => {
      forget();
      other.destroy();
    });
  }
}

function carry({ from, to, mood, isLost }) {
  from.setNoDelay(true);
  // One chain per direction: bytes stay in order when the delay changes.
  let last = Promise.resolve();
  from.on('data', (bytes) => {
    if (isLost(bytes)) return;
    const { delayMs } = mood;
    last = last.then(() => (delayMs > 0 ? pause(delayMs) : undefined)).then(() => to.write(bytes));
  });
}
