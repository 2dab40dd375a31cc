import type { Light } from './light.js';
import type { TaskState } from './task.js';

/** Which tasks a list or a ledger holds; what is left out does not narrow. */
export interface TaskFilters {
  readonly view: 'mine' | 'below' | 'all';
  readonly state?: readonly TaskState[] | undefined;
  readonly returned?: boolean | undefined;
  readonly light?: Light | undefined;
  readonly lights?: readonly Light[] | undefined;
  readonly directiveId?: string | undefined;
  readonly itemId?: string | undefined;
  readonly parentTaskId?: string | undefined;
  readonly unitId?: string | undefined;
  /** This unit and all below it. */
  readonly underUnitId?: string | undefined;
  readonly extensionOpen?: boolean | undefined;
  /** The window to sign for has passed without an answer. */
  readonly unsignedLate?: boolean | undefined;
  /** Words of the heading, the requirement or the unit's name. */
  readonly q?: string | undefined;
}
