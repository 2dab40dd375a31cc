import type { Changes, Item } from '../document/types.js';

/** A field of the panel: what stands there, and how another value is set. */
export interface FieldProps {
  readonly item: Item;
  readonly set: (changes: Changes) => void;
}
