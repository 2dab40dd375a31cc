import { LedgerWriter } from '../src/ports/ledger-writer.js';

/** Writes as ever, but waits after each page until it is let go. */
export class HeldWriter extends LedgerWriter {
  release: () => void = () => undefined;
  begun = 0;
  private readonly held = new Promise<void>((resolve) => (this.release = resolve));

  constructor(private readonly writer: LedgerWriter) {
    super();
  }

  override async write(...[columns, pages]: Parameters<LedgerWriter['write']>) {
    const { held } = this;
    this.begun += 1;
    async function* slowly() {
      for await (const page of pages) {
        yield page;
        await held;
      }
    }
    return await this.writer.write(columns, slowly());
  }

  override remove(storageKey: string) {
    return this.writer.remove(storageKey);
  }

  override keptBefore(before: Date) {
    return this.writer.keptBefore(before);
  }
}

/** A disk that is full after the first page. */
export class FullDisk extends HeldWriter {
  override async write(...[columns, pages]: Parameters<LedgerWriter['write']>) {
    async function* untilFull() {
      for await (const page of pages) {
        yield page;
        throw new Error('ENOSPC');
      }
    }
    this.release();
    return await super.write(columns, untilFull());
  }
}
