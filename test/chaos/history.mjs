/**
 * What clients were told, request by request: `ok`, `refused`, or `unknown` while nobody has said.
 *
 * @typedef {{ what: string, key: string, who: string, outcome: 'ok' | 'refused' | 'unknown', code: string | null,
 *   status: number | null, answer: unknown, attempts: number, startedAt: number, endedAt: number, ask: () => Promise<Reply> }} Entry
 * @typedef {{ outcome: 'ok' | 'refused' | 'unknown', status: number | null, code: string | null, answer: unknown, attempts: number }} Reply
 */
export function createHistory() {
  /** @type {Entry[]} */
  const entries = [];
  /** Answers 500: each is a bug, whatever became of the request. */
  const bugs = [];
  /** Answers to one key that differ from each other. */
  const contradictions = [];
  return {
    entries,
    bugs,
    contradictions,
    /** @param {{ what: string, key: string, who: string, ask: () => Promise<Reply> }} request */
    async record(request) {
      const entry = { ...request, outcome: 'unknown', code: null, status: null, answer: null, attempts: 0 };
      entry.startedAt = Date.now();
      entries.push(entry);
      return settle(entry, await request.ask());
    },
    /** Asks again, with the same keys, what nobody has answered; returns how many are left. */
    async askAgain() {
      const open = entries.filter((entry) => entry.outcome === 'unknown');
      for (const entry of open) settle(entry, await entry.ask());
      return open.filter((entry) => entry.outcome === 'unknown').length;
    },
    count: (outcome) => entries.filter((entry) => entry.outcome === outcome).length,
  };
}

function settle(entry, { attempts, ...reply }) {
  return Object.assign(entry, reply, { attempts: entry.attempts + attempts, endedAt: Date.now() });
}
