import type { Topic } from '../calls/keys.js';

export interface Hint {
  readonly topic: Topic;
  readonly id: string;
  readonly version: number;
}

export type LineState = 'open' | 'connecting' | 'lost' | 'resting';

/** A tab that nobody looks at lets go of its connection after this. */
const REST_AFTER_MS = 60_000;
/** A line that is back within this was never worth a word. */
const LOST_AFTER_MS = 6_000;
const AGAIN_AFTER_MS = 5_000;

type Listener = (event: Hint | 'resync' | 'refused') => void;

/** The stream of hints: opened again when it breaks, laid down while the tab is hidden. */
export class Line {
  private source: EventSource | null = null;
  private current: LineState = 'connecting';
  private readonly listeners = new Set<Listener>();
  private readonly watchers = new Set<() => void>();
  private timers: ReturnType<typeof setTimeout>[] = [];
  private wanted = false;

  constructor(private readonly url: string) {}

  open(): void {
    this.wanted = true;
    document.addEventListener('visibilitychange', this.followVisibility);
    window.addEventListener('online', this.connect);
    this.connect();
  }

  close(): void {
    this.wanted = false;
    document.removeEventListener('visibilitychange', this.followVisibility);
    window.removeEventListener('online', this.connect);
    this.drop();
  }

  onEvent(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  readonly onState = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  readonly state = (): LineState => this.current;

  private readonly connect = (): void => {
    this.drop();
    if (!this.wanted || document.hidden) return;
    const source = new EventSource(this.url);
    this.source = source;
    this.suspect();
    source.addEventListener('open', () => {
      this.forgetTimers();
      this.become('open');
    });
    source.addEventListener('error', () => {
      if (this.current === 'open') this.suspect();
      // The browser comes back by itself unless it was refused; then we do, more slowly.
      if (source.readyState !== EventSource.CLOSED) return;
      this.tell('refused');
      this.later(AGAIN_AFTER_MS, this.connect);
    });
    source.addEventListener('resync', () => this.tell('resync'));
    source.addEventListener('hint', (event) => this.tell(JSON.parse(event.data as string) as Hint));
    source.addEventListener('inbox', (event) => {
      const { position } = JSON.parse(event.data as string) as { position: number };
      this.tell({ topic: 'inbox', id: '', version: position });
    });
  };

  private readonly followVisibility = (): void => {
    if (!document.hidden) {
      this.forgetTimers();
      if (!this.source || this.source.readyState === EventSource.CLOSED) this.connect();
      return;
    }
    this.later(REST_AFTER_MS, () => {
      this.drop();
      this.become('resting');
    });
  };

  private suspect(): void {
    if (this.current !== 'lost') this.become('connecting');
    this.later(LOST_AFTER_MS, () => this.become('lost'));
  }

  private tell(event: Parameters<Listener>[0]): void {
    for (const listener of this.listeners) listener(event);
  }

  private become(state: LineState): void {
    if (state === this.current) return;
    this.current = state;
    for (const watcher of this.watchers) watcher();
  }

  private drop(): void {
    this.forgetTimers();
    this.source?.close();
    this.source = null;
  }

  private later(ms: number, then: () => void): void {
    this.timers.push(setTimeout(then, ms));
  }

  private forgetTimers(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers = [];
  }
}
