import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DirectiveDraft } from '../domain/directive-draft.js';

export interface ReadingJob {
  readonly source: { readonly text: string } | { readonly bytes: Uint8Array; readonly fileName: string };
  /** UTF-16 code units of the text of a file. */
  readonly maxCharacters: number;
  /** `YYYY-MM-DD` */
  readonly referenceDate: string;
}

/** What a reading thread answers. */
export type ReadingResult =
  | { readonly how: 'read'; readonly text: string; readonly draft: DirectiveDraft }
  | { readonly how: 'too-long' | 'binary-file' }
  | { readonly how: 'refused'; readonly code: string; readonly zh: string; readonly en: string };

/** The thread had to be ended. */
export interface Exhausted {
  readonly how: 'time-limit' | 'memory-limit';
}

export interface ReadingLimits {
  readonly timeMs: number;
  /** Of the heap of one thread. */
  readonly memoryMb: number;
  /** Documents read at the same time; others wait. */
  readonly threads: number;
}

const LIMITS: ReadingLimits = { timeMs: 20_000, memoryMb: 512, threads: 2 };

/** Beside this file, with the same ending: compiled in a service, the source itself where tests run. */
const PROGRAM = new URL(
  `document-reader.worker${extname(new URL(import.meta.url).pathname)}`,
  import.meta.url,
);

/**
 * Reads documents in threads of their own, so that a hostile one neither blocks the service nor takes its
 * memory. A thread that passed a limit is ended; one that did its work waits for the next document.
 */
export class DocumentThreads {
  private readonly idle: Worker[] = [];
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  constructor(
    private readonly limits: ReadingLimits = LIMITS,
    private readonly program: URL = PROGRAM,
  ) {}

  /** @throws whatever a thread failed with for another reason than its limits */
  async read(job: ReadingJob): Promise<ReadingResult | Exhausted> {
    await this.turn();
    try {
      return await this.readNow(this.idle.pop() ?? this.started(), job);
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    while (this.running >= this.limits.threads) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.running += 1;
  }

  private started(): Worker {
    const worker = new Worker(this.program, {
      resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb },
      env: {},
    });
    // A thread that waits keeps no process alive; while it reads, the timer does.
    worker.unref();
    worker.on('error', () => {
      const at = this.idle.indexOf(worker);
      if (at >= 0) this.idle.splice(at, 1);
    });
    return worker;
  }

  private async readNow(worker: Worker, job: ReadingJob): Promise<ReadingResult | Exhausted> {
    const { promise, resolve, reject } = Promise.withResolvers<ReadingResult | Exhausted>();
    const timer = setTimeout(() => resolve({ how: 'time-limit' }), this.limits.timeMs);
    worker.once('message', resolve);
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ how: 'memory-limit' });
      else reject(error);
    };
    worker.once('error', failed);
    // Copied, not handed over: the list is empty.
    worker.postMessage(job, []);
    let isReusable = false;
    try {
      const result = await promise;
      isReusable = !isExhausted(result);
      return result;
    } finally {
      clearTimeout(timer);
      worker.off('message', resolve).off('error', failed);
      if (isReusable) this.idle.push(worker);
      else await worker.terminate();
    }
  }
}

export function isExhausted(result: ReadingResult | Exhausted): result is Exhausted {
  return result.how === 'time-limit' || result.how === 'memory-limit';
}
