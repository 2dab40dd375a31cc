const SHOWN = 12;
/** What a run must find when a protection is missing. */
const REVEALED = { reconciler: 'lost', receipts: 'duplicated' };

/** The report: findings in sentences for people, and one line of JSON. */
export function finish({ options, played, findings, note }) {
  const { history, struck, settled } = played;
  for (const [kind, sentences] of Object.entries({ ...findings, bugs: history.bugs })) {
    for (const sentence of sentences.slice(0, SHOWN)) note(`${kind}: ${sentence}`);
    if (sentences.length > SHOWN) note(`${kind}: and ${sentences.length - SHOWN} more`);
  }
  const counts = Object.fromEntries(Object.entries(findings).map(([kind, list]) => [kind, list.length]));
  const clean = Object.values(counts).every((count) => count === 0) && history.bugs.length === 0;
  const report = {
    seed: options.seed,
    accepted: history.count('ok'),
    refused: history.count('refused'),
    unknown: history.count('unknown'),
    faults: struck.length,
    ...counts,
    ok: options.without ? counts[REVEALED[options.without]] > 0 : clean && settled,
  };
  note(
    tallied(
      'refusals',
      history.entries.map((entry) => entry.outcome === 'refused' && entry.code),
    ),
  );
  note(
    tallied(
      'accepted',
      history.entries.map((entry) => entry.outcome === 'ok' && entry.what),
    ),
  );
  note(tallied('faults', struck));
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else note(JSON.stringify(report, null, 2));
  process.exitCode = report.ok ? 0 : 1;
}

function tallied(title, words) {
  const counts = {};
  for (const word of words.filter(Boolean)) counts[word] = (counts[word] ?? 0) + 1;
  const sorted = Object.entries(counts).toSorted(([, a], [, b]) => b - a);
  return `${title}: ${sorted.map(([word, count]) => `${count} ${word}`).join(', ') || 'none'}`;
}
