import type { TaskReportData } from '../../../api/types.gen.js';
import type { Task } from '../use-send.js';

type Asked = Task['evidence']['figures'][number];
export type FigureTexts = Readonly<Record<string, string>>;

const NUMBER = /^-?\d{1,12}(\.\d{1,4})?$/;

/** Digits as Chinese input methods write them are digits. */
export function plainNumber(text: string): string {
  return text
    .trim()
    .replace(/[０-９．－]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[。]/g, '.')
    .replace(/,/g, '');
}

/** Whether a figure can be sent: a number of at most twelve digits, and four behind the point. */
export const isNumber = (text: string): boolean => NUMBER.test(plainNumber(text));

/** Those that were filled in, in the order of the question. */
export function figuresOf(
  asked: readonly Asked[],
  texts: FigureTexts,
): TaskReportData['body']['figures'] & object {
  return asked
    .map(({ key }) => ({ key, value: plainNumber(texts[key] ?? '') }))
    .filter(({ value }) => value !== '');
}

export function wrongFigures(asked: readonly Asked[], texts: FigureTexts): readonly string[] {
  return asked
    .map(({ key }) => key)
    .filter((key) => (texts[key] ?? '').trim() !== '' && !isNumber(texts[key]!));
}
