import { expect, it } from '@jest/globals';
import { abstractNum, buildDocx, item, num, p, run } from '../../test/docx-builder.js';
import { readDocument } from './read-document.js';

/** 28 characters on 22 lines: the grid of a page (GB/T 9704-2012, 5.2.3). */
const PAGE = 28 * 22;
const PAGES = 200;
const LIMIT_MS = 1_000;

it('reads a document of 200 pages in a second', async () => {
  const look =
    '<w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋_GB2312"/><w:sz w:val="32"/>';
  // Word splits text into short runs wherever somebody edited it.
  const sentence = Array.from({ length: 11 }, (_, n) => run(`严格落实第${n}项责任`, look)).join('');
  const paragraphs = Array.from({ length: PAGES * 6 }, (_, n) =>
    n % 3 === 0 ? item('重点任务', 1) : p(sentence),
  );
  const numbering = abstractNum(0, [{ format: 'chineseCountingThousand', text: '%1、' }]) + num(1, 0);
  const bytes = buildDocx({ body: paragraphs.join(''), numbering });
  const start = process.cpuUsage();
  const { text } = await readDocument(bytes, '规划.docx');
  // Processor time: the clock on the wall also counts what other programs do.
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000).toBeLessThan(LIMIT_MS);
  expect(text.length).toBeGreaterThan(0.5 * PAGES * PAGE);
});
