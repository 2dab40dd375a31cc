// Measures how long a .docx of 200 pages takes to read: `npm run --silent bench:readers`.
import { strToU8, zipSync } from 'fflate';

// Only built when it is measured.
const BUILT = new URL('../../../dist/libs/documents/src/index.js', import.meta.url);
const { readDocument } = await import(BUILT.href);

/** 28 characters on 22 lines: the grid of a page (GB/T 9704-2012, 5.2.3). */
const CHARACTERS_OF_A_PAGE = 28 * 22;
const PAGES = 200;
const ROUNDS = 5;

const LOOK = '<w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr>';
// Word splits text into short runs wherever somebody edited it.
const sentence = Array.from(
  { length: 11 },
  (_, n) => `<w:r>${LOOK}<w:t>严格落实第${n}项责任</w:t></w:r>`,
).join('');
const paragraph = `<w:p>${sentence}</w:p>`;
const characters = 11 * 9;
const count = Math.ceil((PAGES * CHARACTERS_OF_A_PAGE) / characters);

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const CONTENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const bytes = zipSync({
  '[Content_Types].xml': strToU8(
    `<Types xmlns="${PACKAGE}/content-types"><Override PartName="/word/document.xml" ContentType="${CONTENT}"/></Types>`,
  ),
  '_rels/.rels': strToU8(
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}" Target="word/document.xml"/></Relationships>`,
  ),
  'word/document.xml': strToU8(
    `<w:document xmlns:w="${MAIN}"><w:body>${paragraph.repeat(count)}</w:body></w:document>`,
  ),
});

const times = [];
let length = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  const started = performance.now();
  length = (await readDocument(bytes, '规划.docx')).text.length;
  times.push(performance.now() - started);
}
const middle = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
process.stdout.write(
  `${PAGES} pages, ${length} characters: ${Math.round(middle)} ms (median of ${ROUNDS})\n`,
);
