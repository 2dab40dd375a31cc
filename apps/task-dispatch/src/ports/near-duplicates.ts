import type { Caller } from '#libs/kernel';
import type { DirectiveKey, NearDuplicatesView } from './directive-read-model.js';

/** Finds what is open already at the units of an audience and asks nearly the same. */
export abstract class NearDuplicates {
  /** Of the task items of one directive; only among directives that the caller may see. */
  abstract of(key: DirectiveKey, caller: Caller): Promise<NearDuplicatesView>;
}
