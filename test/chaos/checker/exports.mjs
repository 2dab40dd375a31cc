/** Every ledger that was asked for is there in the end, whoever died while making it; one file each. */
export async function checkExports({ books, history, findings }) {
  const asked = history.entries.filter(({ what, outcome }) => what === 'exports' && outcome === 'ok');
  const made = await books.rows('select id, state, failure, storage_key as key from task_dispatch.exports');
  const states = new Map(made.map((row) => [row.id, row]));
  for (const { answer } of asked) {
    const { state, failure } = states.get(answer.exportId) ?? {};
    if (state !== 'ready')
      findings.lost.push(`the ledger ${answer.exportId} is ${state} (${failure}), and was promised`);
    states.delete(answer.exportId);
  }
  for (const id of states.keys()) findings.phantom.push(`nobody asked for the ledger ${id}`);
}
