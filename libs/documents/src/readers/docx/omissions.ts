import { type ReaderWarning } from '../document-text.js';

/** What a .docx can hold beside its text, and the sentence that names it. Codes are stable. */
const NOTES = {
  'tracked-deletions-left-out': (n: number) =>
    `文件带有修订痕迹，已按“接受修订”读取，${n} 处被删除的内容未读入。`,
  'tracked-insertions-kept': (n: number) => `文件带有修订痕迹，${n} 处尚未确认的新增内容已读入。`,
  'hidden-text-left-out': (n: number) => `有 ${n} 处隐藏文字未读入。`,
  'text-boxes-left-out': (n: number) => `有 ${n} 个文本框中的文字未读入。`,
  'pictures-left-out': (n: number) => `有 ${n} 张图片未读入。`,
  'drawings-left-out': (n: number) => `有 ${n} 个图形或图表未读入。`,
  'embedded-objects-left-out': (n: number) => `有 ${n} 个嵌入对象未读入。`,
  'embedded-documents-left-out': (n: number) => `有 ${n} 个插入的文档未读入。`,
  'formulas-left-out': (n: number) => `有 ${n} 个公式未读入。`,
  'headers-left-out': (n: number) => `有 ${n} 个页眉中的文字未读入。`,
  'footers-left-out': (n: number) => `有 ${n} 个页脚中的文字未读入。`,
  'footnotes-left-out': (n: number) => `有 ${n} 条脚注或尾注未读入。`,
  'comments-left-out': (n: number) => `有 ${n} 条批注未读入。`,
  'placeholders-left-out': (n: number) => `有 ${n} 处未填写的内容控件（提示文字）未读入。`,
  'merged-cell-text-left-out': (n: number) => `有 ${n} 个被合并单元格遮盖的文字未读入。`,
  'nested-tables-flattened': (n: number) => `有 ${n} 个嵌套表格已并入所在单元格。`,
  'field-numbers-left-out': (n: number) => `有 ${n} 处由域代码生成的编号未读入。`,
  'symbols-left-out': (n: number) => `有 ${n} 个特殊字体符号未读入。`,
  'unknown-number-formats': (n: number) => `有 ${n} 种自动编号样式无法还原，已写作阿拉伯数字。`,
  'external-targets-not-fetched': (n: number) => `有 ${n} 处外部链接内容未读取。`,
} as const;

export type OmissionCode = keyof typeof NOTES;

/** Counts what was left out or changed on the way, so that nothing is lost in silence. */
export class Omissions {
  private readonly counts = new Map<OmissionCode, number>();

  add(code: OmissionCode, count = 1): void {
    if (count > 0) this.counts.set(code, (this.counts.get(code) ?? 0) + count);
  }

  /** In the order of the table above, so that the same file always gives the same list. */
  warnings(): ReaderWarning[] {
    return (Object.keys(NOTES) as OmissionCode[]).flatMap((code) => {
      const count = this.counts.get(code);
      return count === undefined ? [] : [{ code, message: NOTES[code](count), count }];
    });
  }
}
