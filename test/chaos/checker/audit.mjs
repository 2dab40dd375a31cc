import { fromEach } from '../books.mjs';

/** Refusals that are about the attempt and not about the command have no key in the journal. */
const OF_THE_PLATFORM = /^platform\//;
const FOR_GOOD = [409, 422];

/** The audit trail that an auditor is shown is every journal, line by line, and has every refusal for good. */
export async function checkAudit({ books, history, auditor, findings }) {
  const written = await journals(books);
  const shown = new Set((await auditor.all('audit')).map((row) => row.factId));
  for (const { schema, type, fact_id: id } of written) {
    if (!shown.delete(id)) findings.lost.push(`the audit trail does not show ${type} ${id} of ${schema}`);
  }
  const writtenSince = new Set((await journals(books)).map((row) => row.fact_id));
  for (const id of shown.difference(writtenSince))
    findings.phantom.push(`the audit trail shows ${id}, which no journal has`);
  checkRefusals({ written, history, findings });
}

const journals = (books) =>
  fromEach(books, (schema) => `select fact_id, type, outcome, command_key from ${schema}.journal`);

function checkRefusals({ written, history, findings }) {
  const refused = new Set(written.filter((row) => row.outcome === 'refused').map((row) => row.command_key));
  for (const { what, who, key, outcome, status, code } of history.entries) {
    if (outcome !== 'refused' || !FOR_GOOD.includes(status) || OF_THE_PLATFORM.test(code)) continue;
    if (!refused.has(key))
      findings.lost.push(`the refusal of ${what} of ${who} (${code}) with key ${key} has no line`);
  }
}
