import { Workbook } from '@cj-tech-master/excelts';
import { exportRequest, type ExportView, taskList } from '#libs/contracts';
import { BullJobQueue, type JobHandler } from '#libs/jobs';
import type { Caller } from '#libs/kernel';
import { createLogger } from '#libs/observability';
import { CursorCodec } from '#libs/persistence';
import { eventually } from '#libs/testing';
import { expect } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LedgerWorkbooks } from '../src/files/ledger-workbook.js';
import { ExportWorker, makingLedgers } from '../src/jobs/export-worker.js';
import { QueuedExportWakeUps } from '../src/jobs/queued-export-wake-ups.js';
import { TypeormExportRepository } from '../src/persistence/typeorm-export-repository.js';
import { TypeormLedgerReader } from '../src/persistence/typeorm-ledger-reader.js';
import type { ExportWakeUps } from '../src/ports/export-wake-ups.js';
import type { LedgerWriter } from '../src/ports/ledger-writer.js';
import { ExportRuns } from '../src/use-cases/export-runs.js';
import { ReadExports } from '../src/use-cases/read-exports.js';
import { RequestExport } from '../src/use-cases/request-export.js';
import { SweepExports } from '../src/use-cases/sweep-exports.js';
import { WriteLedger } from '../src/use-cases/write-ledger.js';
import { calendar, DISTRICT_ID } from './task-builder.js';
import { context, TaskFixture } from './task-fixture.js';

const logger = createLogger('test', 'silent');

/** Exports on a database and a queue of their own, with as many workers as a test starts. */
export class LedgerExports {
  readonly exports: TypeormExportRepository;
  readonly wakeUps: QueuedExportWakeUps;
  readonly writer: LedgerWorkbooks;
  private readonly workers: ExportWorker[] = [];

  private constructor(
    readonly tasks: TaskFixture,
    readonly folder: string,
    private readonly queue: BullJobQueue,
  ) {
    const cursors = new CursorCodec('a secret of the specification');
    this.exports = new TypeormExportRepository(tasks.store, tasks.dataSource, cursors);
    this.wakeUps = new QueuedExportWakeUps(queue, logger);
    this.writer = new LedgerWorkbooks(folder);
  }

  static async start(): Promise<LedgerExports> {
    const tasks = await TaskFixture.start();
    const queue = new BullJobQueue('task-dispatch', { url: tasks.url }, logger);
    return new LedgerExports(tasks, await mkdtemp(join(tmpdir(), 'ledgers-')), queue);
  }

  async stop(): Promise<void> {
    await this.stopWorkers();
    await this.queue.close();
    await this.tasks.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  get reading(): ReadExports {
    return new ReadExports(this.exports, this.tasks.clock);
  }

  get sweeping(): SweepExports {
    return new SweepExports(this.exports, this.wakeUps, this.writer, this.tasks.clock);
  }

  requesting(wakeUps: ExportWakeUps = this.wakeUps): RequestExport {
    return new RequestExport(this.exports, wakeUps, this.tasks.clock);
  }

  writing(writer: LedgerWriter = this.writer): WriteLedger {
    const runs = new ExportRuns(this.exports, this.tasks.clock);
    return new WriteLedger(runs, new TypeormLedgerReader(this.tasks.dataSource), writer, calendar);
  }

  /** A real worker on the real queue, for one job at a time. */
  work(writer: LedgerWriter = this.writer): void {
    this.workBy(makingLedgers(this.writing(writer)));
  }

  workBy(handler: JobHandler): void {
    const settings = { service: 'task-dispatch', connection: { url: this.tasks.url }, concurrency: 1 };
    const worker = new ExportWorker(settings, [handler], logger);
    worker.start();
    this.workers.push(worker);
  }

  async stopWorkers(): Promise<void> {
    for (const worker of this.workers.splice(0)) await worker.stop();
  }

  async request(caller: Caller, wish: object = {}, wakeUps?: ExportWakeUps): Promise<ExportView> {
    return await this.requesting(wakeUps).execute(exportRequest.input.parse(wish), context(caller));
  }

  async find(exportId: string) {
    return (await this.exports.find({ districtId: DISTRICT_ID, exportId }))!;
  }

  async eventually(exportId: string, state: ExportView['state']) {
    return await eventually(async () => {
      const found = await this.find(exportId);
      expect(found.state).toBe(state);
      return found;
    });
  }

  /** The rows of a finished ledger, below its headers, with the headers as keys. */
  async rowsOf(storageKey: string): Promise<Record<string, unknown>[]> {
    const workbook = new Workbook();
    await workbook.xlsx.readFile(join(this.folder, storageKey));
    const [headers, ...rows] = workbook.worksheets[0]!.getSheetValues().slice(1) as unknown[][];
    const names = headers!.slice(1) as string[];
    return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index + 1]])));
  }

  /** What the list of tasks shows the same caller, as ids. */
  async listed(caller: Caller, wish: object = {}): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor: string | undefined; ;) {
      const query = taskList.input.parse({ ...wish, limit: 200, ...(cursor ? { cursor } : {}) });
      const page = await this.tasks.use.read.list(query, caller);
      ids.push(...page.rows.map((row) => row.taskId));
      if (!page.next) return ids.sort();
      cursor = page.next;
    }
  }
}
