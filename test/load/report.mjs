/** The report: a table for people, or one line of JSON. */
export function printReport(report, { json }) {
  if (json) return process.stdout.write(`${JSON.stringify(report)}\n`);
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
}
