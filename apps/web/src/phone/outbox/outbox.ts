import type { TaskGetResponse } from '../../api/types.gen.js';
import { Problem, problemOf } from '../../problems/problem.js';
import type { OutboxStore } from './store.js';
import { mayPass, placeKey, refusalOf, type Place, type Waiting } from './waiting.js';

export interface OutboxParts {
  readonly store: OutboxStore;
  /** Brings the files up and sends the command; throws a Problem. */
  readonly send: (waiting: Waiting) => Promise<TaskGetResponse>;
  readonly isOnline: () => boolean;
  /** Milliseconds after which what waits is tried again. */
  readonly againMs: number;
}

type Sent = (waiting: Waiting, task: TaskGetResponse) => unknown;

/**
 * Commands on their way. One that nobody answered waits on the device and goes out when the line is back, always under
 * its key, so that it has one effect. It is shown while it waits, and can be called back.
 */
export class Outbox {
  #entries: readonly Waiting[] = [];
  #personId = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #watchers = new Set<() => void>();
  readonly #sent = new Set<Sent>();
  readonly #refused = new Set<(waiting: Waiting) => unknown>();
  readonly #parts: OutboxParts;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  readonly entries = (): readonly Waiting[] => this.#entries;

  onSent(sent: Sent): () => void {
    this.#sent.add(sent);
    return () => this.#sent.delete(sent);
  }

  onRefused(refused: (waiting: Waiting) => unknown): () => void {
    this.#refused.add(refused);
    return () => this.#refused.delete(refused);
  }

  /** Takes up what this person has left on the device, a killed tab's as well. */
  async open(personId: string): Promise<void> {
    if (this.#personId !== personId) {
      this.#personId = personId;
      this.#show([]);
    }
    const kept = await this.#parts.store.all(personId).catch(() => []);
    if (this.#personId !== personId) return;
    const here = new Set(this.#entries.map(placeKey));
    const left = kept.filter((waiting) => !here.has(placeKey(waiting)));
    this.#show([...left.map(resting), ...this.#entries]);
    this.sendAll();
  }

  /** What waits is left to the next page. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Keeps the command first, so that nothing is lost whatever happens next, and sends it. */
  async put(waiting: Waiting): Promise<void> {
    const kept = this.#parts.store.put(waiting);
    this.#show([...this.#without(waiting), waiting]);
    await kept.catch(() => undefined);
    await this.#try(waiting);
  }

  /** Calls a command back; what has arrived already stays. */
  async cancel(place: Place): Promise<void> {
    this.#show(this.#without(place));
    await this.#parts.store.remove(place).catch(() => undefined);
  }

  readonly sendAll = (): void => {
    for (const waiting of this.#entries) if (waiting.state === 'waiting') void this.#try(waiting);
  };

  async #try(waiting: Waiting): Promise<void> {
    if (!this.#parts.isOnline()) return this.#rest(waiting);
    this.#replace({ ...waiting, state: 'sending', refusal: null });
    try {
      const task = await this.#parts.send(waiting);
      if (this.#holds(waiting)) await this.cancel(waiting);
      for (const sent of this.#sent) sent(waiting, task);
    } catch (error) {
      const problem = error instanceof Problem ? error : problemOf(error, undefined);
      if (mayPass(problem)) this.#rest(waiting);
      else await this.#refuse({ ...waiting, state: 'refused', refusal: refusalOf(problem) });
    }
  }

  #rest(waiting: Waiting): void {
    this.#replace({ ...waiting, state: 'waiting' });
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.sendAll();
    }, this.#parts.againMs);
  }

  async #refuse(refused: Waiting): Promise<void> {
    if (!this.#holds(refused)) return;
    this.#replace(refused);
    for (const told of this.#refused) told(refused);
    await this.#parts.store.put(refused).catch(() => undefined);
  }

  #holds = ({ key }: Waiting): boolean => this.#entries.some((entry) => entry.key === key);

  #without(place: Place): readonly Waiting[] {
    return this.#entries.filter((entry) => placeKey(entry) !== placeKey(place));
  }

  /** Only while it is there: it may have been called back, or be another intention by now. */
  #replace(next: Waiting): void {
    this.#show(this.#entries.map((entry) => (entry.key === next.key ? next : entry)));
  }

  #show(entries: readonly Waiting[]): void {
    this.#entries = entries;
    for (const watcher of this.#watchers) watcher();
  }
}

/** What a killed tab was sending is waiting again. */
const resting = (waiting: Waiting): Waiting =>
  waiting.state === 'sending' ? { ...waiting, state: 'waiting' } : waiting;
