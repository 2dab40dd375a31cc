import { type Caller, Scope } from '#libs/kernel';
import { type Visibility, visibilityOf } from './task-authority.js';

/** What somebody could see at one moment, as plain data: own units, and the paths of subtrees. */
export interface StoredSight {
  readonly mine: readonly string[];
  readonly own: readonly string[];
  readonly below: readonly string[];
  readonly issued: readonly string[];
  readonly contactPersonId: string;
}

export function sightOf(caller: Caller): StoredSight {
  const { mine, own, below, issued, contactPersonId } = visibilityOf(caller);
  return { mine, own, below: below.subtrees, issued: issued.subtrees, contactPersonId };
}

export function visibilityThen({ mine, own, below, issued, contactPersonId }: StoredSight): Visibility {
  const places = { below: Scope.ofSubtrees(below), issued: Scope.ofSubtrees(issued) };
  return { mine, own, ...places, contactPersonId };
}

/** Whether the caller may still see everything that this sight shows of a view. */
export function stillSees(caller: Caller, then: StoredSight, view: 'mine' | 'below' | 'all'): boolean {
  const now = visibilityOf(caller);
  if (view === 'mine') return then.mine.every((unitId) => now.mine.includes(unitId));
  const ownUnits = view === 'below' || then.own.every((unitId) => now.own.includes(unitId));
  return ownUnits && covers(now.below, then.below) && covers(now.issued, then.issued);
}

function covers(scope: Scope, paths: readonly string[]): boolean {
  return paths.every((path) => scope.covers(path));
}
