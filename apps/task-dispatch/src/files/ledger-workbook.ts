import { randomUUID } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { WrittenLedger } from '../domain/ledger-export.js';
import { type LedgerColumn, type LedgerRow, LedgerWriter } from '../ports/ledger-writer.js';

/** Names on disk are random; one that is being written ends in `.part`. */
const NAME = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.part)?$/;

const TEXT_FORMAT = '@';

/** Ledgers as .xlsx in a folder of their own. */
export class LedgerWorkbooks extends LedgerWriter {
  constructor(private readonly folder: string) {
    super();
  }

  override async write(
    columns: readonly LedgerColumn[],
    pages: AsyncIterable<readonly LedgerRow[]>,
  ): Promise<WrittenLedger> {
    const storageKey = randomUUID();
    const path = join(this.folder, storageKey);
    const partial = `${path}.part`;
    await mkdir(this.folder, { recursive: true, mode: 0o750 });
    try {
      const rows = await writeWorkbook(partial, columns, pages);
      await rename(partial, path);
      return { storageKey, rows, size: (await stat(path)).size };
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  override async remove(storageKey: string): Promise<void> {
    if (NAME.test(storageKey)) await rm(join(this.folder, storageKey), { force: true });
  }

  override async keptBefore(before: Date): Promise<readonly string[]> {
    const names = await readdir(this.folder).catch(() => [] as string[]);
    const old: string[] = [];
    for (const name of names) {
      const found = NAME.test(name) ? await stat(join(this.folder, name)).catch(() => null) : null;
      if (found?.isFile() && found.mtime < before) old.push(name);
    }
    return old;
  }
}

/** Answers how many rows it wrote below the headers. When it fails the file is closed: one that is opened late would stay. */
async function writeWorkbook(
  path: string,
  columns: readonly LedgerColumn[],
  pages: AsyncIterable<readonly LedgerRow[]>,
): Promise<number> {
  const stream = createWriteStream(path, { flags: 'wx', mode: 0o640, flush: true });
  const isWritten = finished(stream);
  try {
    const [count] = await Promise.all([writeRows(stream, columns, pages), isWritten]);
    return count;
  } catch (error) {
    stream.destroy();
    await isWritten.catch(() => undefined);
    throw error;
  }
}

async function writeRows(
  stream: WriteStream,
  columns: readonly LedgerColumn[],
  pages: AsyncIterable<readonly LedgerRow[]>,
): Promise<number> {
  // Loaded when the first ledger is made: it takes most of a second and 70 MB.
  const { WorkbookWriter } = await import('@cj-tech-master/excelts');
  // Shared strings are the one type of cell that no program takes for the result of a formula.
  const workbook = new WorkbookWriter({ stream, useStyles: true, useSharedStrings: true });
  const sheet = workbook.addWorksheet('任务台账', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ header, width }) => ({ header, width }));
  sheet.getRow(1).font = { bold: true };
  let count = 0;
  for await (const page of pages) {
    for (const texts of page) {
      const row = sheet.addRow([...texts]);
      row.numFmt = TEXT_FORMAT;
      row.commit();
      count += 1;
    }
  }
  sheet.commit();
  await workbook.commit();
  return count;
}
