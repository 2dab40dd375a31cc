import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A client of the public HTTP API and nothing else: what the demo does, anybody could do.
 *
 * @typedef {{ who: string, get: (path: string) => Promise<any>, post: (path: string, body?: object, more?: More) => Promise<any>,
 *   patch: (path: string, body: object, more?: More) => Promise<any>, upload: (name: string, bytes: Uint8Array) => Promise<any>,
 *   all: (path: string) => Promise<any[]> }} Api
 * @typedef {{ ifMatch?: number, key?: string }} More
 */

/** A problem the API answered (RFC 9457); `code` is stable. */
export class ApiProblem extends Error {
  constructor(what, problem) {
    super(
      `${what}: ${problem.status} ${problem.code} ${problem.detail ?? ''} ${JSON.stringify(problem.details ?? {})}`,
    );
    this.code = problem.code;
    this.status = problem.status;
  }
}

/** How often each kind of command was accepted: compared with the state afterwards. */
export function createTally() {
  const counts = {};
  return { counts, add: (name) => (counts[name] = (counts[name] ?? 0) + 1) };
}

/** @returns {(login: string, password: string) => Promise<Api>} signs in and gives the API in that name */
export function openApi(baseUrl, tally) {
  return async (login, password) => {
    const opened = await send(baseUrl, { method: 'POST', path: 'session', body: { login, password } });
    return apiFor(baseUrl, { who: login, token: opened.sessionToken, tally });
  };
}

/** The API in the name of whoever has this session. */
export function apiFor(baseUrl, { who, token, tally }) {
  const ask = (request) => send(baseUrl, { token, ...request });
  const command =
    (method) =>
    async (path, body = {}, { ifMatch, key = randomUUID() } = {}) => {
      const answer = await ask({ method, path, body, key, ifMatch });
      tally.add(path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id'));
      return answer;
    };
  return {
    who,
    get: (path) => ask({ method: 'GET', path }),
    post: command('POST'),
    patch: command('PATCH'),
    upload: (name, bytes) => ask({ method: 'POST', path: 'uploads', form: formOf(name, bytes) }),
    async all(path) {
      const rows = [];
      let next = null;
      do {
        const page = await ask({
          method: 'GET',
          path: withQuery(path, { limit: '200', ...(next ? { cursor: next } : {}) }),
        });
        rows.push(...page.rows);
        next = page.next;
      } while (next);
      return rows;
    },
  };
}

function formOf(name, bytes) {
  const form = new FormData();
  form.set('file', new Blob([bytes]), name);
  return form;
}

function withQuery(path, more) {
  const query = new URLSearchParams(more).toString();
  return `${path}${path.includes('?') ? '&' : '?'}${query}`;
}

/** How long a process may take to be there again. */
const PATIENCE_MS = 45_000;

/** Repeats what got no answer, or "unavailable", with the same key: whatever became of it, it happens once. */
async function send(baseUrl, request) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const response = await fetch(`${baseUrl}/api/v1/${request.path}`, requestOf(request)).catch(
      (error) => error,
    );
    if (response instanceof Response && response.ok) return await response.json();
    const problem = await problemOf(response);
    const mayPass = [0, 429, 503].includes(problem.status);
    if (!mayPass || Date.now() > deadline) throw new ApiProblem(`${request.method} ${request.path}`, problem);
    await pause(500);
  }
}

async function problemOf(response) {
  if (response instanceof Response) return await response.json();
  return { status: 0, code: 'no-answer', detail: response.message };
}

function requestOf({ method, token, body, form, key, ifMatch }) {
  return {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    ...(form ? { body: form } : {}),
    signal: AbortSignal.timeout(30_000),
  };
}

/** Runs `work` for every element, a few at a time, and keeps the order. */
export async function each(list, work, atOnce = 6) {
  const results = Array.from({ length: list.length });
  let next = 0;
  const worker = async () => {
    while (next < list.length) {
      const index = next++;
      results[index] = await work(list[index], index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker));
  return results;
}

/** Asks until the answer is there; facts take a moment from service to service. */
export async function until(what, find, seconds = 30) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const found = await find();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`${what} has not happened within ${seconds} s`);
    await pause(100);
  }
}
