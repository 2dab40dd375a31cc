import type { PushHint } from '#libs/contracts';
import { DUTIES, pathsUpTo, Scope } from '#libs/kernel';
import type { EventStream } from './event-stream.js';

/**
 * Open pages by person and by place, so that a hint is looked up and not held against every page: with thousands of
 * pages open, every task that moves gives one.
 */
export class StreamIndex {
  private readonly byPerson = new Map<string, Set<EventStream>>();
  /** Pages of people with a duty over the subtree at this path, for `handle` over the one unit. */
  private readonly bySubtree = new Map<string, Set<EventStream>>();
  private readonly byUnit = new Map<string, Set<EventStream>>();

  add(stream: EventStream): void {
    for (const [index, key] of this.placesOf(stream)) {
      const streams = index.get(key) ?? new Set();
      index.set(key, streams.add(stream));
    }
  }

  remove(stream: EventStream): void {
    for (const [index, key] of this.placesOf(stream)) {
      const streams = index.get(key);
      streams?.delete(stream);
      if (streams?.size === 0) index.delete(key);
    }
  }

  /** Each page once, whatever number of reasons there are. */
  concerned({ to }: PushHint): ReadonlySet<EventStream> {
    const found = new Set<EventStream>();
    const take = (streams: ReadonlySet<EventStream> | undefined) => streams?.forEach((one) => found.add(one));
    for (const personId of to.personIds ?? []) take(this.byPerson.get(personId));
    for (const path of to.unitPaths ?? []) {
      take(this.byUnit.get(path));
      for (const above of pathsUpTo(path)) take(this.bySubtree.get(above));
    }
    return found;
  }

  private *placesOf({ caller }: EventStream): Generator<[Map<string, Set<EventStream>>, string]> {
    yield [this.byPerson, caller.personId];
    const scope = DUTIES.reduce((all, duty) => all.union(caller.scopeOf(duty)), Scope.nothing);
    for (const path of scope.subtrees) yield [this.bySubtree, path];
    for (const path of scope.units) yield [this.byUnit, path];
  }
}
