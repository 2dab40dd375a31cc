/** A small PDF, written by hand: one text per page, or a page without any. Positions in points. */
export interface PdfParts {
  /** Content stream of each page, e.g. `BT /F1 12 Tf 72 700 Td (text) Tj ET`. */
  readonly pages: readonly string[];
  /** How the contents are packed, e.g. `/FlateDecode`; bytes are written as Latin-1 characters. */
  readonly filter?: string;
  /** Font dictionary /F1; Helvetica where left out. */
  readonly font?: string;
  /** Further objects, numbered from 3 + 2 per page. */
  readonly objects?: readonly string[];
}

const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

export function buildPdf({ pages, font = HELVETICA, filter, objects = [] }: PdfParts): Uint8Array {
  const kids = pages.map((_, index) => `${3 + 2 * index} 0 R`).join(' ');
  const all = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...pages.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 ${font} >> >> /Contents ${4 + 2 * index} 0 R >>`,
      `<< /Length ${content.length}${filter ? ` /Filter ${filter}` : ''} >>\nstream\n${content}\nendstream`,
    ]),
    ...objects,
  ];
  return assemble(all);
}

function assemble(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file + table + trailer, 'latin1'));
}
