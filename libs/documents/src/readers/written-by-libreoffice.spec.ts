import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { readDocument } from './read-document.js';

const FIXTURES = new URL('../../../../test/fixtures/readers/', import.meta.url);

async function read(name: string) {
  return readDocument(await readFile(new URL(name, FIXTURES)), name);
}

const codes = (warnings: readonly { code: string; count?: number }[]) =>
  Object.fromEntries(warnings.map(({ code, count }) => [code, count]));

describe('files that LibreOffice wrote', () => {
  it('reads a notice with four levels, a merged table, tracked changes and hidden text', async () => {
    const { text, generatedRanges, warnings } = await read('directive.docx');
    expect(text.split('\n')).toEqual([
      '关于开展楼道堆物清理的通知',
      '各街道办事处，区直各部门：',
      '一、总体要求',
      '二、重点任务',
      '（一）摸清底数。各社区于4月10日前完成登记。',
      '1.逐栋登记',
      '（1）登记到户',
      '2.建立台账',
      '（二）集中清理。',
      '任务分工如下：',
      '序号\t任务\t牵头单位',
      '1\t登记造册\t区民政局',
      '\t各街道配合\t',
      '三、工作要求',
      '请于五日内报送。',
    ]);
    expect(generatedRanges.map(([start, end]) => text.slice(start, end))).toEqual([
      '一、',
      '二、',
      '（一）',
      '1.',
      '（1）',
      '2.',
      '（二）',
      '三、',
    ]);
    expect(codes(warnings)).toEqual({
      'tracked-deletions-left-out': 1,
      'tracked-insertions-kept': 1,
      'hidden-text-left-out': 1,
      'headers-left-out': 1,
      'footnotes-left-out': 1,
    });
  });

  it('reads rules whose chapters and articles are numbered by heading styles', async () => {
    const { text, warnings } = await read('rules.docx');
    expect(text.split('\n')).toEqual([
      '楼道管理办法（试行）',
      '第一章　总则',
      '第一条　楼道由业主共有。',
      '第二条　不得堆放杂物：',
      '③电动自行车',
      '④易燃物',
      '第二章　附则',
      '甲、本办法由区民政局解释',
      '乙、自印发之日起施行',
      '—附表另发',
    ]);
    expect(codes(warnings)).toEqual({ 'text-boxes-left-out': 1, 'comments-left-out': 1 });
  });

  it('reads the printed page of the same notice line by line', async () => {
    const { text, decodedFrom, warnings } = await read('directive.pdf');
    expect(decodedFrom).toBe('pdf');
    expect(text.split('\n')).toEqual([
      '内部资料',
      '关于开展楼道堆物清理的通知',
      '各街道办事处，区直各部门：',
      '一、总体要求',
      '二、重点任务',
      '（一）摸清底数。各社区于 4 月 10 日前完成登记。',
      '1.逐栋登记',
      '（1）登记到户',
      '2.建立台账',
      '（二）集中清理1。',
      '任务分工如下：',
      '序号\t任务\t牵头单位',
      '1\t登记造册\t区民政局',
      '各街道配合',
      '三、工作要求',
      '请于三日五日内报送。',
      '1 不含消防通道。',
    ]);
    expect(codes(warnings)).toEqual({ 'raised-text-joined': 1 });
  });

  it.each([
    ['directive.doc', 'documents/legacy-word-format'],
    ['directive.rtf', 'documents/rtf-format'],
    ['directive.odt', 'documents/other-office-format'],
    ['locked.pdf', 'documents/password-protected-pdf'],
  ])('refuses %s with %s', async (name, code) => {
    await expect(read(name)).rejects.toMatchObject({ name: 'UnreadableDocumentError', code });
  });
});
