import { newKey } from '../../calls/key.js';
import { Problem, problemOf } from '../../problems/problem.js';
import { mayPass, placeKey, type Place } from '../outbox/waiting.js';
import type { FileStore } from './file-store.js';
import type { KeptFile } from './kept-file.js';

/** A file of a form as it is shown. */
export interface ShelvedFile {
  readonly kept: KeptFile;
  readonly state: 'waiting' | 'uploading' | 'up' | 'refused';
  /** 0 to 100 while it is on its way. */
  readonly percent: number;
  readonly problem: Problem | null;
  /** Whether it would survive a killed tab. */
  readonly isSafe: boolean;
}

export interface ShelfParts {
  readonly store: FileStore;
  /** Uploads the bytes and makes evidence of them; answers with its id. */
  readonly upload: (
    file: KeptFile,
    how: { readonly percent: (percent: number) => void; readonly signal: AbortSignal },
  ) => Promise<string>;
}

/** Files that wait for their command: kept on the device, brought up one after the other, each until it is up. */
export class Shelf {
  #files: readonly ShelvedFile[] = [];
  readonly #read = new Map<string, Promise<void>>();
  readonly #underway = new Map<string, { readonly done: Promise<string>; readonly stop: AbortController }>();
  readonly #watchers = new Set<() => void>();
  readonly #parts: ShelfParts;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: ShelfParts) {
    this.#parts = parts;
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  readonly files = (): readonly ShelvedFile[] => this.#files;

  /** Takes from the device what an earlier page has left for this form, once. */
  open(place: Place): Promise<void> {
    const key = placeKey(place);
    const reading = this.#read.get(key) ?? this.#takeUp(place);
    this.#read.set(key, reading);
    return reading;
  }

  async #takeUp(place: Place): Promise<void> {
    const kept = await this.#parts.store.of(place).catch(() => []);
    const here = new Set(this.#files.map((file) => file.kept.fileId));
    const left = kept.filter(({ fileId }) => !here.has(fileId));
    this.#show([...left.map((file) => shelved(file, true)), ...this.#files]);
  }

  /** Keeps a file, and begins to bring it up at once: the writer goes on writing meanwhile. */
  async add(place: Place, file: Pick<KeptFile, 'name' | 'type' | 'bytes'>): Promise<void> {
    const addedAt = Math.max(Date.now(), ...this.#files.map(({ kept }) => kept.addedAt + 1));
    const { personId, taskId, verb } = place;
    const kept = { personId, taskId, verb, ...file, fileId: newKey(), addedAt, evidenceId: null };
    const isSafe = await this.#parts.store.put(kept).then(
      () => true,
      () => false,
    );
    this.#show([...this.#files, shelved(kept, isSafe)]);
    this.#bringUp(kept.fileId).catch(() => undefined);
  }

  async remove(fileId: string): Promise<void> {
    this.#underway.get(fileId)?.stop.abort();
    this.#show(this.#files.filter(({ kept }) => kept.fileId !== fileId));
    await this.#parts.store.remove(fileId).catch(() => undefined);
  }

  /** After the command has arrived. */
  async clear(place: Place): Promise<void> {
    await Promise.all(this.#of(place).map(({ kept }) => this.remove(kept.fileId)));
  }

  /** What the platform has swept after a day is brought up anew. */
  async forgetUploads(place: Place): Promise<void> {
    for (const { kept } of this.#of(place)) await this.#keep({ ...kept, evidenceId: null });
  }

  /**
   * The evidence of a form, in its order, when all of it is up.
   *
   * @throws Problem of the first file that could not be brought up
   */
  async ready(place: Place): Promise<string[]> {
    await this.open(place);
    const ids: string[] = [];
    for (const { kept } of this.#of(place)) ids.push(await this.#bringUp(kept.fileId));
    return ids;
  }

  /** The line is back. */
  readonly resume = (): void => {
    for (const { kept, state } of this.#files) {
      if (state === 'waiting') this.#bringUp(kept.fileId).catch(() => undefined);
    }
  };

  #of(place: Place): readonly ShelvedFile[] {
    return this.#files.filter(({ kept }) => placeKey(kept) === placeKey(place));
  }

  #bringUp(fileId: string): Promise<string> {
    const underway = this.#underway.get(fileId);
    if (underway) return underway.done;
    const stop = new AbortController();
    // One after the other: two at once share a thin line, and both are late.
    const done = this.#turn.then(() => this.#upload(fileId, stop.signal));
    this.#turn = done.catch(() => undefined);
    this.#underway.set(fileId, { done, stop });
    const gone = () => this.#underway.delete(fileId);
    done.then(gone, gone);
    return done;
  }

  async #upload(fileId: string, signal: AbortSignal): Promise<string> {
    const found = this.#files.find(({ kept }) => kept.fileId === fileId);
    if (!found) throw new DOMException('the file was taken away', 'AbortError');
    if (found.kept.evidenceId) return found.kept.evidenceId;
    const percent = (now: number) => this.#change(fileId, { state: 'uploading', percent: now });
    percent(0);
    try {
      const evidenceId = await this.#parts.upload(found.kept, { percent, signal });
      await this.#keep({ ...found.kept, evidenceId });
      return evidenceId;
    } catch (error) {
      const problem = error instanceof Problem ? error : problemOf(error, undefined);
      this.#change(fileId, mayPass(problem) ? { state: 'waiting' } : { state: 'refused', problem });
      throw problem;
    }
  }

  async #keep(kept: KeptFile): Promise<void> {
    this.#change(kept.fileId, { kept, state: kept.evidenceId ? 'up' : 'waiting', problem: null });
    if (this.#files.some((file) => file.kept.fileId === kept.fileId)) {
      await this.#parts.store.put(kept).catch(() => undefined);
    }
  }

  #change(fileId: string, change: Partial<ShelvedFile>): void {
    this.#show(this.#files.map((file) => (file.kept.fileId === fileId ? { ...file, ...change } : file)));
  }

  #show(files: readonly ShelvedFile[]): void {
    this.#files = files;
    for (const watcher of this.#watchers) watcher();
  }
}

const shelved = (kept: KeptFile, isSafe: boolean): ShelvedFile => ({
  kept,
  state: kept.evidenceId ? 'up' : 'waiting',
  percent: 0,
  problem: null,
  isSafe,
});
