import { Refusal } from './refusal.js';

/** An item as a refusal names it. */
export interface NamedItem {
  readonly itemId: string;
  readonly path: string;
}

export class ItemNotFoundError extends Refusal {
  constructor(itemId: string) {
    super({
      sentence: 'item-not-found',
      kind: 'not_found',
      message: 'The directive has no such item.',
      details: { itemId },
    });
  }
}

export class ItemsUndecidedError extends Refusal {
  constructor(items: readonly NamedItem[]) {
    super({
      sentence: 'items-undecided',
      kind: 'refused',
      message: 'Every item needs its outcome before sign-off; nothing in the text is dropped silently.',
      details: { count: items.length, items: items.slice(0, 20) },
    });
  }
}

export class TaskItemIncompleteError extends Refusal {
  constructor(items: readonly (NamedItem & { readonly missing: readonly string[] })[]) {
    super({
      sentence: 'task-item-incomplete',
      kind: 'refused',
      message: 'A task needs an audience, a due that can be computed and at least one criterion.',
      details: { count: items.length, items: items.slice(0, 20) },
    });
  }
}

export class AudienceEmptyError extends Refusal {
  constructor(items: readonly NamedItem[]) {
    super({
      sentence: 'audience-empty',
      kind: 'refused',
      message: 'An audience reaches no unit at all.',
      details: { count: items.length, items: items.slice(0, 20) },
    });
  }
}

export class DueInThePastError extends Refusal {
  constructor(items: readonly (NamedItem & { readonly day: string })[]) {
    super({
      sentence: 'due-in-the-past',
      kind: 'refused',
      message: 'A due day has passed already.',
      details: { count: items.length, items: items.slice(0, 20) },
    });
  }
}

export class EvidenceNeedsAReasonError extends Refusal {
  constructor(itemId: string) {
    super({
      sentence: 'evidence-needs-a-reason',
      kind: 'refused',
      message: 'Files or figures are asked for only with a stated reason.',
      details: { itemId },
    });
  }
}

export class NoActionNeedsAReasonError extends Refusal {
  constructor(itemId: string) {
    super({
      sentence: 'no-action-needs-a-reason',
      kind: 'refused',
      message: 'An item that nothing comes of needs a reason.',
      details: { itemId },
    });
  }
}
