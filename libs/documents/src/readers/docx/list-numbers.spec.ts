import { describe, expect, it } from '@jest/globals';
import {
  abstractNum,
  buildDocx,
  type DocxParts,
  item,
  level,
  num,
  numPr,
  p,
  startOverride,
} from '../../../test/docx-builder.js';
import { readDocument } from '../read-document.js';

const OFFICIAL = abstractNum(0, [
  { format: 'chineseCountingThousand', text: '%1、' },
  { format: 'chineseCountingThousand', text: '（%2）' },
  { format: 'decimal', text: '%3.' },
  { format: 'decimal', text: '（%4）' },
]);

const read = (parts: DocxParts) => readDocument(buildDocx(parts), '通知.docx');
const textOf = async (parts: DocxParts) => (await read(parts)).text;
const single = (format: string, text: string, more = '') =>
  abstractNum(0, [{ format, text, more }]) + num(1, 0);

describe('automatic list numbers', () => {
  it('writes the four levels of an official document and marks what it wrote as generated', async () => {
    const document = await read({
      numbering: OFFICIAL + num(1, 0),
      body:
        item('总体要求', 1) +
        item('重点任务', 1) +
        item('摸清底数', 1, 1) +
        item('逐户登记', 1, 2) +
        item('登记到人', 1, 3) +
        item('立行立改', 1, 1),
    });
    expect(document.text).toBe(
      '一、总体要求\n二、重点任务\n（一）摸清底数\n1. 逐户登记\n（1）登记到人\n（二）立行立改',
    );
    const generated = document.generatedRanges.map(([start, end]) => document.text.slice(start, end));
    expect(generated).toEqual(['一、', '二、', '（一）', '1. ', '（1）', '（二）']);
  });

  it('goes on counting after a plain paragraph, after a table and in another list of the same abstract list', async () => {
    const table = `<w:tbl><w:tr><w:tc>${p('甲')}</w:tc><w:tc>${item('乙', 1)}</w:tc></w:tr></w:tbl>`;
    const text = await textOf({
      numbering: OFFICIAL + num(1, 0) + num(2, 0),
      body: item('一段', 1) + p('插话') + item('二段', 1) + table + item('四段', 1) + item('五段', 2),
    });
    expect(text).toBe('一、一段\n插话\n二、二段\n甲\t三、乙\n四、四段\n五、五段');
  });

  it('starts anew where a list overrides its start, and then goes on', async () => {
    const text = await textOf({
      numbering: OFFICIAL + num(1, 0) + num(2, 0, startOverride(0, 1)) + num(3, 0, startOverride(0, 7)),
      body: item('甲', 1) + item('乙', 1) + item('丙', 2) + item('丁', 2) + item('戊', 3),
    });
    expect(text).toBe('一、甲\n二、乙\n一、丙\n二、丁\n七、戊');
  });

  it('begins at w:start and takes a whole level from an override', async () => {
    const text = await textOf({
      numbering:
        abstractNum(0, [{ format: 'decimal', text: '%1、', start: 4 }]) +
        num(1, 0) +
        num(
          2,
          0,
          `<w:lvlOverride w:ilvl="0">${level(0, { format: 'chineseCounting', text: '第%1条' })}</w:lvlOverride>`,
        ),
      body: item('甲', 1) + item('乙', 1) + item('丙', 2),
    });
    expect(text).toBe('4、甲\n5、乙\n第六条 丙');
  });

  it('restarts a level as w:lvlRestart says: never, or only after the level it names', async () => {
    const numbering =
      abstractNum(0, [
        { format: 'chineseCounting', text: '%1、' },
        { format: 'chineseCounting', text: '（%2）' },
        { format: 'decimal', text: '%3、', more: '<w:lvlRestart w:val="1"/>' },
        {
          format: 'decimal',
          text: '<%4>'.replaceAll('<', '[').replaceAll('>', ']'),
          more: '<w:lvlRestart w:val="0"/>',
        },
      ]) + num(1, 0);
    const text = await textOf({
      numbering,
      body:
        item('a', 1) +
        item('b', 1, 1) +
        item('c', 1, 2) +
        item('d', 1, 3) +
        item('e', 1, 1) +
        item('f', 1, 2) +
        item('g', 1) +
        item('h', 1, 2) +
        item('i', 1, 3),
    });
    expect(text).toBe('一、a\n（一）b\n1、c\n[1] d\n（二）e\n2、f\n二、g\n1、h\n[2] i');
  });

  it('shows numbers of upper levels, in figures where the level is legal', async () => {
    const text = await textOf({
      numbering:
        abstractNum(0, [
          { format: 'chineseCounting', text: '第%1章' },
          { format: 'decimal', text: '%1.%2', more: '<w:isLgl/>' },
          { format: 'decimal', text: '%1-%2-%3' },
        ]) + num(1, 0),
      body: item('总则', 1) + item('附则', 1) + item('范围', 1, 1) + item('解释', 1, 2),
    });
    expect(text).toBe('第一章 总则\n第二章 附则\n2.1 范围\n二-1-1 解释');
  });

  it('shows the first number of an upper level that was not used yet', async () => {
    const text = await textOf({
      numbering: abstractNum(0, [
        { format: 'decimal', text: '%1' },
        { format: 'decimal', text: '%1.%2' },
      ]).concat(num(1, 0)),
      body: item('甲', 1, 1) + item('乙', 1),
    });
    expect(text).toBe('1.1 甲\n1 乙');
  });

  it.each([
    ['chineseCounting', 11, '十一'],
    ['chineseCounting', 105, '一○五'],
    ['chineseCountingThousand', 20, '二十'],
    ['chineseCountingThousand', 105, '一百〇五'],
    ['chineseCountingThousand', 110, '一百一十'],
    ['chineseCountingThousand', 10_010, '一万〇一十'],
    ['ideographDigital', 10, '一〇'],
    ['japaneseCounting', 115, '百十五'],
    ['chineseLegalSimplified', 12, '壹拾贰'],
    ['ideographLegalTraditional', 3, '參'],
    ['ideographTraditional', 3, '丙'],
    ['ideographZodiac', 12, '亥'],
    ['ideographEnclosedCircle', 2, '㊁'],
    ['decimal', 12, '12'],
    ['decimalZero', 3, '03'],
    ['decimalFullWidth', 12, '１２'],
    ['decimalEnclosedCircle', 20, '⑳'],
    ['decimalEnclosedCircle', 21, '21'],
    ['decimalEnclosedCircleChinese', 10, '⑩'],
    ['decimalEnclosedFullstop', 2, '⒉'],
    ['decimalEnclosedParen', 3, '⑶'],
    ['numberInDash', 2, '- 2 -'],
    ['upperLetter', 28, 'BB'],
    ['lowerLetter', 26, 'z'],
    ['upperRoman', 14, 'XIV'],
    ['lowerRoman', 49, 'xlix'],
  ])('writes %s number %i as %s', async (format, start, written) => {
    const numbering = abstractNum(0, [{ format, text: '%1、', start }]) + num(1, 0);
    expect(await textOf({ numbering, body: item('事项', 1) })).toBe(`${written}、事项`);
  });

  it('writes a format it does not know in figures and says so', async () => {
    const document = await read({ numbering: single('thaiNumbers', '%1、'), body: item('事项', 1) });
    expect(document.text).toBe('1、事项');
    expect(document.warnings).toEqual([
      {
        code: 'unknown-number-formats',
        message: '有 1 种自动编号样式无法还原，已写作阿拉伯数字。',
        count: 1,
      },
    ]);
  });

  it('pads figures as a custom format inside alternatives says', async () => {
    const format =
      '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>' +
      '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>';
    const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="7"/>${format}<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>${num(1, 0)}`;
    expect(await textOf({ numbering, body: item('事项', 1) })).toBe('007、事项');
  });

  it('knows nine levels and no more, and gives no number for a list or level that is not there', async () => {
    const numbering = abstractNum(
      0,
      Array.from({ length: 12 }, (_, n) => ({ format: 'decimal', text: `%${n + 1}、` })),
    );
    const body = item('甲', 1, 8) + item('乙', 1, 9) + item('丙', 7);
    expect(await textOf({ numbering: numbering + num(1, 0), body })).toBe('1、甲\n乙\n丙');
  });

  it('writes bullets as the signs their fonts draw, and nothing for an empty level', async () => {
    expect(await textOf({ numbering: single('bullet', '\uF0B7'), body: item('甲', 1) })).toBe('• 甲');
    expect(
      await textOf({ numbering: single('bullet', '——', '<w:suff w:val="nothing"/>'), body: item('甲', 1) }),
    ).toBe('——甲');
    expect(await textOf({ numbering: single('none', ''), body: item('甲', 1) })).toBe('甲');
    expect(await textOf({ numbering: single('none', '%1附则：'), body: item('甲', 1) })).toBe('附则：甲');
  });

  it('separates marker and text by a blank only where the list asks for one or the marker ends bare', async () => {
    const space = '<w:suff w:val="space"/>';
    const nothing = '<w:suff w:val="nothing"/>';
    expect(await textOf({ numbering: single('decimal', '%1、', space), body: item('甲', 1) })).toBe('1、 甲');
    expect(await textOf({ numbering: single('decimal', '%1.', nothing), body: item('甲', 1) })).toBe('1.甲');
    expect(await textOf({ numbering: single('decimal', '%1．'), body: item('甲', 1) })).toBe('1．甲');
  });
});

describe('numbers from styles', () => {
  const style = (id: string, inside: string, more = '') =>
    `<w:style w:type="paragraph" w:styleId="${id}"${more}>${inside}</w:style>`;
  const styled = (text: string, id: string, more = '') => p(text, `<w:pStyle w:val="${id}"/>${more}`);

  it('takes the level that is bound to the style, also through what the style is based on', async () => {
    const numbering =
      abstractNum(0, [
        { format: 'chineseCounting', text: '%1、', more: '<w:pStyle w:val="Heading1"/>' },
        { format: 'chineseCounting', text: '（%2）', more: '<w:pStyle w:val="Heading2"/>' },
      ]) + num(5, 0);
    const styles =
      style('Heading1', '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr>') +
      style('Heading2', '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:pPr>') +
      style('Own', '<w:basedOn w:val="Heading2"/>');
    const body =
      styled('总体要求', 'Heading1') +
      styled('目标', 'Heading2') +
      styled('原则', 'Own') +
      styled('任务', 'Heading1');
    expect(await textOf({ numbering, styles, body })).toBe('一、总体要求\n（一）目标\n（二）原则\n二、任务');
  });

  it('lets the paragraph overrule its style: another list, another level, or no number', async () => {
    const numbering = OFFICIAL + num(1, 0) + abstractNum(9, [{ format: 'decimal', text: '%1)' }]) + num(2, 9);
    const styles = style('Listed', `<w:pPr>${numPr(1)}</w:pPr>`);
    const body =
      styled('甲', 'Listed') +
      styled('乙', 'Listed', '<w:numPr><w:ilvl w:val="1"/></w:numPr>') +
      styled('丙', 'Listed', numPr(2)) +
      styled('丁', 'Listed', '<w:numPr><w:numId w:val="0"/></w:numPr>') +
      styled('戊', 'Listed');
    expect(await textOf({ numbering, styles, body })).toBe('一、甲\n（一）乙\n1) 丙\n丁\n二、戊');
  });

  it('uses the default paragraph style where none is named, and survives styles based on each other', async () => {
    const styles =
      style('Normal', `<w:basedOn w:val="Other"/>`, ' w:default="1"') +
      style('Other', `<w:basedOn w:val="Normal"/><w:pPr>${numPr(1)}</w:pPr>`);
    expect(await textOf({ numbering: OFFICIAL + num(1, 0), styles, body: p('甲') + p('乙') })).toBe(
      '一、甲\n二、乙',
    );
  });

  it('follows a numbering style to the list that holds its levels', async () => {
    const numbering =
      abstractNum(3, [], '<w:numStyleLink w:val="Outline"/>') +
      abstractNum(4, [{ format: 'chineseCounting', text: '%1、' }], '<w:styleLink w:val="Outline"/>') +
      num(1, 3) +
      num(2, 4);
    const styles = `<w:style w:type="numbering" w:styleId="Outline"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`;
    expect(await textOf({ numbering, styles, body: item('甲', 1) + item('乙', 2) })).toBe('一、甲\n二、乙');
  });
});
