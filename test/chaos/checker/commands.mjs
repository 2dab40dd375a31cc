import { fromEach } from '../books.mjs';

/** How many rows an accepted command has, where it is not one. */
const ROWS = {
  // Of no interest to an audit; the counts of the inbox are checked instead.
  'inbox/mark-read': [0],
  // Approval withdraws under the same key; task-dispatch has a row of its own when it was the first to know.
  'tasks/:id/take-back': [1, 2],
};

/** Every accepted command has exactly one row with its key, every refused one none, and nobody else's row has one. */
export async function checkCommands({ books, history, findings }) {
  const rows = await fromEach(
    books,
    (schema) =>
      `select command_key as key, outcome, type from ${schema}.journal where command_key is not null`,
  );
  const accepted = Map.groupBy(
    rows.filter((row) => row.outcome === 'accepted'),
    (row) => row.key,
  );
  for (const entry of history.entries) judge(entry, accepted.get(entry.key) ?? [], findings);
  const known = new Set(history.entries.map((entry) => entry.key));
  for (const [key, [row]] of accepted) {
    if (!known.has(key) && isUuid4(key))
      findings.phantom.push(`${row.type} with key ${key}: nobody asked for it`);
  }
}

function judge(entry, rows, findings) {
  const told = `${entry.what} of ${entry.who} with key ${entry.key}`;
  const counts = ROWS[entry.what] ?? [1];
  if (rows.length > counts.at(-1)) findings.duplicated.push(`${told} has ${rows.length} rows`);
  if (entry.outcome === 'ok' && rows.length < counts[0]) findings.lost.push(`${told} was accepted`);
  // Whoever may no longer sign in is not told what became of the first try.
  const isToldNothing = entry.status === 401 && entry.attempts > 1;
  if (entry.outcome === 'refused' && rows.length > 0 && !isToldNothing) {
    findings.phantom.push(
      `${told} was refused (${entry.code}) after ${entry.attempts} attempts, and is in the journal`,
    );
  }
  if (entry.outcome === 'unknown')
    findings.lost.push(`${told} was never answered (${entry.status} ${entry.code})`);
}

/** The clients' keys; services derive theirs with another version. */
function isUuid4(key) {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-4/.test(key);
}
