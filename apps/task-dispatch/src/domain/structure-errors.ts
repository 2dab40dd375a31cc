import { Refusal } from './refusal.js';

export class SplitLeavesNothingError extends Refusal {
  constructor() {
    super({
      sentence: 'split-leaves-nothing',
      kind: 'refused',
      message: 'A split needs words on both sides of it, and no character is cut in two.',
    });
  }
}

export class SplitInsideChildError extends Refusal {
  constructor() {
    super({
      sentence: 'split-inside-child',
      kind: 'refused',
      message: 'An item is split between its children, not inside one of them.',
    });
  }
}

export class MergeNeedsNeighboursError extends Refusal {
  constructor() {
    super({
      sentence: 'merge-needs-neighbours',
      kind: 'refused',
      message: 'Items are merged with the next ones of the same parent, in the order of the text.',
    });
  }
}

export class BlockBetweenItemsError extends Refusal {
  constructor() {
    super({
      sentence: 'block-between-items',
      kind: 'refused',
      message: 'Between these items stands text that belongs to no item.',
    });
  }
}

export class NoElderSiblingError extends Refusal {
  constructor() {
    super({
      sentence: 'no-elder-sibling',
      kind: 'refused',
      message: 'The first item of its parent has none to stand below.',
    });
  }
}

export class AlreadyTopLevelError extends Refusal {
  constructor() {
    super({
      sentence: 'already-top-level',
      kind: 'refused',
      message: 'The item stands at the highest level already.',
    });
  }
}

export class TextBehindItemError extends Refusal {
  constructor() {
    super({
      sentence: 'text-behind-item',
      kind: 'refused',
      message: 'Words of the parent follow the item; they would change their owner.',
    });
  }
}

export class ItemTooDeepError extends Refusal {
  /** @param levels how deep items may stand */
  constructor(levels: number) {
    super({
      sentence: 'item-too-deep',
      kind: 'refused',
      message: `Items stand at most ${levels} levels deep.`,
      details: { levels },
    });
  }
}

export class NothingToUndoError extends Refusal {
  constructor() {
    super({
      sentence: 'nothing-to-undo',
      kind: 'refused',
      message: 'No edit of this draft can be taken back.',
    });
  }
}
