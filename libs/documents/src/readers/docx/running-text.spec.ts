import { describe, expect, it } from '@jest/globals';
import {
  abstractNum,
  buildDocx,
  type DocxParts,
  item,
  num,
  numPr,
  p,
  part,
  relation,
  run,
} from '../../../test/docx-builder.js';
import { readDocument } from '../read-document.js';

const read = (parts: DocxParts) => readDocument(buildDocx(parts), '通知.docx');
const textOf = async (body: string) => (await read({ body })).text;
const warningsOf = async (parts: DocxParts) => {
  const { warnings } = await read(parts);
  return Object.fromEntries(warnings.map(({ code, count }) => [code, count]));
};
const CHINESE = abstractNum(0, [{ format: 'chineseCounting', text: '%1、' }]) + num(1, 0);

describe('runs', () => {
  it('keeps breaks, tabs, hyphens and symbols in their places', async () => {
    const body = p(
      `${run('甲')}<w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>8</w:t><w:noBreakHyphen/><w:t>9</w:t></w:r>` +
        '<w:r><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Arial" w:char="2605"/></w:r>',
    );
    expect(await textOf(body)).toBe('甲\t乙\n丙\n8-9☑★');
  });

  it('keeps blanks only where the file preserves them, and takes line ends of the XML for blanks', async () => {
    expect(
      await textOf('<w:p><w:r><w:t> 甲 </w:t><w:t xml:space="preserve"> 乙\n丙 </w:t></w:r></w:p>'),
    ).toBe('甲 乙 丙 ');
  });

  it('reads links, controls, ruby bases and field results, but no instructions', async () => {
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF 目标 </w:instrText><w:t>代码</w:t></w:r>' +
      `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('结果')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body = p(
      `<w:hyperlink r:id="rId9">${run('链接')}</w:hyperlink><w:sdt><w:sdtContent>${run('控件')}</w:sdtContent></w:sdt>` +
        `<w:r><w:ruby><w:rt>${run('guàn')}</w:rt><w:rubyBase>${run('贯')}</w:rubyBase></w:ruby></w:r>` +
        `<w:fldSimple w:instr="DATE">${run('今天')}</w:fldSimple>${field}`,
    );
    expect(await textOf(body)).toBe('链接控件贯今天结果');
  });

  it('does not let a field without an end swallow the paragraphs after it', async () => {
    const body = p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${run('丢失')}`) + p('正文');
    expect(await textOf(body)).toBe('\n正文');
  });

  it('takes one branch of alternatives', async () => {
    const branches = `<mc:AlternateContent><mc:Choice Requires="w14"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent>`;
    expect(await textOf(p(`<w:r>${branches}</w:r>`))).toBe('新');
  });

  it('reads a file whose writer chose other prefixes and the strict namespace', async () => {
    const document =
      '<doc xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:q="http://purl.oclc.org/ooxml/wordprocessingml/main">' +
      `<body><p><pPr><numPr><ilvl q:val="0"/><numId q:val="1"/></numPr></pPr><q:r><t>甲</t></q:r></p></body></doc>`;
    const entries = { 'word/document.xml': document.replaceAll(/(<\/?)doc\b/g, '$1document') };
    expect((await read({ body: '', numbering: CHINESE, entries })).text).toBe('一、甲');
  });
});

describe('tracked changes and hidden text', () => {
  it('reads insertions and moved text, leaves deletions out, and names both', async () => {
    const body = p(
      `${run('由')}<w:del>${run('旧单位').replaceAll('w:t', 'w:delText')}</w:del><w:ins>${run('新单位')}</w:ins>` +
        `<w:moveFrom>${run('移走')}</w:moveFrom><w:moveTo>${run('负责')}</w:moveTo>`,
    );
    const document = await read({ body });
    expect(document.text).toBe('由新单位负责');
    expect(document.warnings.map(({ code, count }) => [code, count])).toEqual([
      ['tracked-deletions-left-out', 2],
      ['tracked-insertions-kept', 2],
    ]);
  });

  it('joins paragraphs whose mark was deleted, numbers them as the last one, and drops deleted ones', async () => {
    const deletedMark = '<w:rPr><w:del/></w:rPr>';
    const body =
      p('前半', numPr(1) + deletedMark) +
      item('后半', 1) +
      p(`<w:del>${run('全删')}</w:del>`, numPr(1) + deletedMark) +
      item('第二', 1);
    expect((await read({ body, numbering: CHINESE })).text).toBe('一、前半后半\n二、第二');
  });

  it('leaves hidden text out, by run, by style and by paragraph, and does not count hidden paragraphs', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>';
    const body =
      p(
        `${run('甲')}${run('藏', '<w:vanish/>')}${run('藏', '<w:rStyle w:val="Secret"/>')}${run('乙', '<w:vanish w:val="0"/>')}`,
      ) +
      p(run('藏'), `<w:pStyle w:val="Note"/>${numPr(1)}<w:rPr><w:vanish/></w:rPr>`) +
      item('丙', 1);
    const document = await read({ body, styles, numbering: CHINESE });
    expect(document.text).toBe('甲乙\n一、丙');
    expect(document.warnings).toEqual([
      { code: 'hidden-text-left-out', message: '有 3 处隐藏文字未读入。', count: 3 },
    ]);
  });

  it('puts a run-in heading with a hidden mark and its text on one line', async () => {
    const body =
      p('抓好落实。', `${numPr(1)}<w:rPr><w:vanish/><w:specVanish/></w:rPr>`) +
      p('各街道要…') +
      item('下一条', 1);
    expect((await read({ body, numbering: CHINESE })).text).toBe('一、抓好落实。各街道要…\n二、下一条');
  });
});

describe('tables', () => {
  const cell = (content: string, properties = '') =>
    `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${content}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;

  it('puts one row on one line and keeps columns aligned under merged cells', async () => {
    const table = `<w:tbl>${row(cell(p('序号')), cell(p('任务')), cell(p('单位')))}${row(
      cell(p('1'), '<w:vMerge w:val="restart"/>'),
      cell(p('登记') + p('造册')),
      cell(p('民政局')),
    )}${row(cell(p(''), '<w:vMerge/>'), cell(p('合并'), '<w:gridSpan w:val="2"/>'))}</w:tbl>`;
    expect(await textOf(p('前') + table + p('后'))).toBe(
      '前\n序号\t任务\t单位\n1\t登记 造册\t民政局\n\t合并\t\n后',
    );
  });

  it('leaves out deleted rows, covered text and skipped columns, and numbers rows by their list', async () => {
    const table = `<w:tbl>${row(cell(item('', 1)), cell(p('甲')))}<w:tr><w:trPr><w:del/></w:trPr>${cell(item('', 1))}${cell(p('删'))}</w:tr>${row(
      cell(item('', 1)),
      cell(p('盖住'), '<w:vMerge/>'),
    )}<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell(p('乙'))}</w:tr></w:tbl>`;
    const document = await read({ body: table, numbering: CHINESE });
    expect(document.text).toBe('一、\t甲\n二、\t\n\t乙');
    expect(document.warnings.map(({ code }) => code)).toEqual([
      'tracked-deletions-left-out',
      'merged-cell-text-left-out',
    ]);
  });

  it('reads a table of single cells as running text, and flattens a table inside a cell', async () => {
    const inner = `<w:tbl>${row(cell(p('甲')), cell(p('乙')))}</w:tbl>`;
    expect(await textOf(`<w:tbl>${row(cell(p('标题') + p('正文')))}</w:tbl>`)).toBe('标题\n正文');
    const nested = await read({ body: `<w:tbl>${row(cell(p('外')), cell(inner))}</w:tbl>` });
    expect(nested.text).toBe('外\t甲 乙');
    expect(nested.warnings.map(({ code }) => code)).toEqual(['nested-tables-flattened']);
  });
});

describe('what is no running text', () => {
  const textBox = '<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>';

  it('counts a text box once, though both branches of the alternatives hold it', async () => {
    const both = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${textBox}</w:drawing></mc:Choice><mc:Fallback><w:pict>${textBox}</w:pict></mc:Fallback></mc:AlternateContent>`;
    expect(await warningsOf({ body: p(`<w:r>${both}<w:t>文</w:t></w:r>`) })).toEqual({
      'text-boxes-left-out': 1,
    });
  });

  it('names pictures, drawings, objects, formulas, notes, comments, prompts and inserted files', async () => {
    const body =
      p(
        '<w:r><w:drawing><a:blip/></w:drawing><w:pict><v:imagedata/></w:pict><w:drawing/><w:object/><w:t>文</w:t></w:r>' +
          '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>' +
          '<w:r><w:commentReference w:id="1"/></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>' +
          '<w:r><w:instrText>LISTNUM </w:instrText><w:sym w:font="Wingdings" w:char="F021"/></w:r>',
      ) +
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p('单击此处输入')}</w:sdtContent></w:sdt><w:altChunk r:id="rId7"/>`;
    expect(await warningsOf({ body })).toEqual({
      'pictures-left-out': 2,
      'drawings-left-out': 1,
      'embedded-objects-left-out': 1,
      'embedded-documents-left-out': 1,
      'formulas-left-out': 1,
      'footnotes-left-out': 2,
      'comments-left-out': 1,
      'placeholders-left-out': 1,
      'field-numbers-left-out': 1,
      'symbols-left-out': 1,
    });
  });

  it('names headers and footers that hold text, and external targets, which it never fetches', async () => {
    const parts = {
      body: p('文'),
      relationships:
        relation('rId3', 'header', 'header1.xml') +
        relation('rId4', 'header', 'header2.xml') +
        relation('rId5', 'footer', 'footer1.xml') +
        relation('rId6', 'settings', 'settings.xml') +
        relation('rId7', 'image', 'http://127.0.0.1:9/picture.png', 'External') +
        relation('rId8', 'hyperlink', 'http://example.org/', 'External'),
      entries: {
        'word/header1.xml': part('hdr', p('内部资料')),
        'word/header2.xml': part('hdr', p('')),
        'word/footer1.xml': part('ftr', p('第 1 页')),
        'word/settings.xml': part('settings', ''),
        'word/_rels/settings.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('rId1', 'attachedTemplate', 'http://127.0.0.1:9/evil.dotm', 'External')}</Relationships>`,
      },
    };
    expect(await warningsOf(parts)).toEqual({
      'headers-left-out': 1,
      'footers-left-out': 1,
      'external-targets-not-fetched': 2,
    });
  });
});
