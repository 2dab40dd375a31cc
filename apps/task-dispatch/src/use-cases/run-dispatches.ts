import { Clock, type Transaction, WorkingCalendar } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { newTasks } from '../domain/new-task.js';
import { Audiences } from '../ports/audiences.js';
import {
  type AudiencePage,
  DispatchRepository,
  isHeldByPost,
  type OpenDispatch,
} from '../ports/dispatch-repository.js';
import { Ahead } from './ahead.js';

/** Tasks in one commit and one fact at most. */
export const CHUNK = 500;
const AT_ONCE = 20;

interface Chunk {
  readonly tasks: number;
  /** False when somebody was faster. */
  readonly store: () => Promise<boolean>;
}

/**
 * Takes open dispatches a step further: a page of the audience, asked for before its commit, or a chunk of
 * tasks. Every step stands alone and is lost quietly to whoever was faster, so that it may be stopped or
 * run twice anywhere. While one is stored the next is made ready.
 */
@Injectable()
export class RunDispatches {
  private onWake: () => void = () => undefined;
  private readonly pages = new Ahead<AudiencePage>();
  private readonly chunks = new Ahead<Chunk>();

  constructor(
    private readonly dispatches: DispatchRepository,
    private readonly audiences: Audiences,
    private readonly clock: Clock,
    private readonly calendar: WorkingCalendar,
  ) {}

  /** Told when a command of this process has left something to do. */
  wakeBy(listener: () => void): void {
    this.onWake = listener;
  }

  wake(): void {
    this.onWake();
  }

  /** Wakes the worker once what `tx` plans can be seen. */
  wakeAfter(tx: Transaction): void {
    this.dispatches.whenCommitted(tx, () => this.wake());
  }

  /**
   * One step of every open dispatch but those in `stuck`; answers how many moved, 0 when all is done. One
   * that fails stops only itself: it is told of and put into `stuck`, for the caller to forget in time.
   */
  async execute(
    stuck: Set<string>,
    onFailure: (error: unknown, dispatchId: string) => void,
  ): Promise<number> {
    const open = await this.dispatches.open(AT_ONCE, [...stuck]);
    const ids = open.map(({ dispatchId }) => dispatchId);
    for (const ahead of [this.pages, this.chunks]) ahead.keepOnly(ids);
    for (const dispatch of open) {
      try {
        await this.step(dispatch);
      } catch (error) {
        stuck.add(dispatch.dispatchId);
        onFailure(error, dispatch.dispatchId);
      }
    }
    return open.length;
  }

  private async step(dispatch: OpenDispatch): Promise<void> {
    if (dispatch.targetsTotal === null) await this.resolve(dispatch);
    else await this.create(dispatch);
  }

  private async resolve(dispatch: OpenDispatch): Promise<void> {
    const { dispatchId, resolvedAfter } = dispatch;
    const page = await this.pages.take(dispatchId, `${resolvedAfter}`, () =>
      this.page(dispatch, resolvedAfter),
    );
    const { next } = page;
    if (next !== null) this.pages.begin(dispatchId, next, () => this.page(dispatch, next));
    await this.dispatches.storePage(dispatch, page);
  }

  private async page(dispatch: OpenDispatch, after: string | null): Promise<AudiencePage> {
    const { districtId, dispatchId, rule } = dispatch;
    if (!rule) throw new TypeError(`dispatch ${dispatchId} has neither rule nor targets`);
    return await this.audiences.page(rule, after, { districtId, correlationId: dispatchId });
  }

  /** A chunk is made for one version of its dispatch. */
  private async create(dispatch: OpenDispatch): Promise<void> {
    const { dispatchId, version, createdCount, nextChunk, targetsTotal } = dispatch;
    const { tasks, store } = await this.chunks.take(dispatchId, `${version}`, () => this.chunk(dispatch));
    const next = {
      ...dispatch,
      version: version + 1,
      createdCount: createdCount + tasks,
      nextChunk: nextChunk + 1,
    };
    if (next.createdCount < targetsTotal!)
      this.chunks.begin(dispatchId, `${next.version}`, () => this.chunk(next));
    await store();
  }

  private async chunk(dispatch: OpenDispatch): Promise<Chunk> {
    const targets = await this.dispatches.targets(dispatch, CHUNK);
    const now = this.clock.now();
    const plan = { ...dispatch, heldByPost: isHeldByPost(dispatch), at: dispatch.beginsAt ?? now };
    const made = newTasks(plan, targets, this.calendar);
    return { tasks: made.length, store: this.dispatches.prepareChunk(dispatch, made, now) };
  }
}
