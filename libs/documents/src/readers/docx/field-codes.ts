import { type Omissions } from './omissions.js';

/**
 * Fields are written as runs: begin, instruction, separate, result, end, and they nest. Only results are text.
 */
export class FieldCodes {
  private open: ('instruction' | 'result')[] = [];

  constructor(private readonly omissions: Omissions) {}

  mark(type: string | undefined): void {
    if (type === 'begin') this.open.push('instruction');
    if (type === 'separate' && this.open.length > 0) this.open[this.open.length - 1] = 'result';
    if (type === 'end') this.open.pop();
  }

  /** LISTNUM and AUTONUM have no result in the file: Word computes it when it draws the page. */
  instruction(code: string): void {
    if (/^\s*(?:LISTNUM|AUTONUM)/i.test(code)) this.omissions.add('field-numbers-left-out');
  }

  get showsText(): boolean {
    return !this.open.includes('instruction');
  }

  /** An instruction does not outlive its paragraph: a damaged field must not swallow the rest of the text. */
  endParagraph(): void {
    this.open = this.open.filter((state) => state === 'result');
  }
}
