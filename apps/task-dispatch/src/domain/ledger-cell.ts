/** Characters one cell may hold; readers of workbooks refuse more. */
const CELL_LENGTH = 32_000;
const CUT = '……（原文过长，余略）';

/** With one of these at its beginning a text would be a formula to programs that read tables. */
const BEGINS_A_FORMULA = /^[=+\-@\t\r]/;

/** What the XML of a workbook cannot hold. */
// oxlint-disable-next-line no-control-regex
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * A value as the text of a cell: never a formula (OWASP: an apostrophe before `=`, `+`, `-`, `@`, tab and
 * carriage return), nothing that a workbook cannot hold, cut where it is too long.
 */
export function cellText(value: string): string {
  const clean = value.replaceAll(NOT_IN_XML, '').toWellFormed();
  const safe = BEGINS_A_FORMULA.test(clean) ? `'${clean}` : clean;
  return safe.length > CELL_LENGTH ? `${safe.slice(0, CELL_LENGTH).toWellFormed()}${CUT}` : safe;
}

const SHANGHAI = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `2026-11-20 16:05`, Asia/Shanghai. */
export function momentText(at: Date): string {
  const part = Object.fromEntries(SHANGHAI.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part['year']}-${part['month']}-${part['day']} ${part['hour']}:${part['minute']}`;
}

/** As `momentText`; the end of a day is 24:00 of that day, not the next day's first minute. */
export function deadlineText(at: Date): string {
  const text = momentText(at);
  if (!text.endsWith(' 00:00')) return text;
  return momentText(new Date(at.getTime() - 1)).replace(/ .*/, ' 24:00');
}
