import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const ANSWER_WITHIN_MS = 8_000;
const ASKED_FOR_MS = 12_000;
const LONGEST_PAUSE_MS = 800;

/** A read that nobody answered, or a refusal of something that must not be refused. */
export class NoAnswer extends Error {}

/**
 * People at the public HTTP API. A command is asked with one key until somebody answers; when nobody does in time
 * the history says `unknown`.
 *
 * @param {{ addresses: readonly string[], history: ReturnType<typeof import('../history.mjs').createHistory>,
 *   random: ReturnType<typeof import('../random.mjs').randomFrom> }} parts
 */
export function createClients({ addresses, history, random }) {
  const ask = (request) => askUntilAnswered({ ...request, addresses, random, history });

  async function signIn(login, password) {
    const { outcome, answer, code } = await ask({
      method: 'POST',
      path: 'session',
      body: { login, password },
    });
    if (outcome !== 'ok') throw new NoAnswer(`${login} could not sign in: ${code}`);
    return personAt({ ask, history, who: login, token: answer.sessionToken });
  }
  return { signIn };
}

function personAt({ ask, history, who, token }) {
  const told = async (
    method,
    path,
    { body = {}, ifMatch, key = randomUUID(), what = shapeOf(path) } = {},
  ) => {
    const request = { method, path, body, ifMatch, key, token };
    return await history.record({ what, key, who, ask: () => ask(request) });
  };
  const must = async (entry) => {
    const { outcome, code, answer, what } = await entry;
    if (outcome !== 'ok')
      throw new NoAnswer(`${who}: ${what}: ${outcome} ${code ?? ''} ${JSON.stringify(answer)}`);
    return answer;
  };
  const get = async (path) =>
    must(ask({ method: 'GET', path, token }).then((reply) => ({ what: path, ...reply })));
  return {
    who,
    get,
    /** A command; its entry in the history says what became of it. */
    post: (path, more) => told('POST', path, more),
    /** A command that has to succeed. */
    mustPost: (path, body, more) => must(told('POST', path, { body, ...more })),
    mustPatch: (path, body, more) => must(told('PATCH', path, { body, ...more })),
    /** The same request many times at once, under one key. */
    storm: async (times, path, { body = {}, ifMatch, key = randomUUID() } = {}) => {
      const request = { method: 'POST', path, body, ifMatch, key, token };
      const asking = Array.from({ length: times }, () => ask(request));
      const entry = await history.record({ what: shapeOf(path), key, who, ask: () => asking[0] });
      entry.ask = () => ask(request);
      return { entry, replies: await Promise.all(asking) };
    },
    async all(path) {
      const rows = [];
      for (let next = ''; next !== null;) {
        const page = await get(
          `${path}${path.includes('?') ? '&' : '?'}limit=200${next && `&cursor=${next}`}`,
        );
        rows.push(...page.rows);
        next = page.next;
      }
      return rows;
    },
  };
}

async function askUntilAnswered({ addresses, random, history, ...request }) {
  const deadline = Date.now() + ASKED_FOR_MS;
  for (let attempts = 1; ; attempts += 1) {
    const reply = await askOnce(random.pick(addresses), request);
    if (reply.status === 500)
      history.bugs.push(`${request.method} ${request.path}: ${JSON.stringify(reply.answer)}`);
    if (reply.outcome !== 'unknown' || Date.now() > deadline) return { ...reply, attempts };
    await pause(random.between(20, Math.min(LONGEST_PAUSE_MS, 50 * 2 ** attempts)));
  }
}

async function askOnce(address, { method, path, body, ifMatch, key, token }) {
  try {
    const response = await fetch(`${address}/api/v1/${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const answer = await response.json();
    return { ...judged(response.status), status: response.status, code: answer.code ?? null, answer };
  } catch (error) {
    return { outcome: 'unknown', status: null, code: error.name, answer: null };
  }
}

/** Only an answer that says what was decided is one; the others say that nobody could decide. */
function judged(status) {
  if (status < 300) return { outcome: 'ok' };
  return { outcome: status >= 500 || status === 429 ? 'unknown' : 'refused' };
}

function shapeOf(path) {
  return path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\?.*/, '');
}
