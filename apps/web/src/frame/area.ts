import type { ComponentType } from 'react';
import type { IconName } from '../look/icon.js';
import type { Duty } from '../session/person.js';

/** One page of an area. Its code comes when somebody goes there. */
export interface Screen {
  /** With parameters as `:name`, e.g. `/desk/directives/:directiveId`; read them with `useScreenParams`. */
  readonly path: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** Who may see it: whoever holds one of these. Nothing: everybody who is signed in. */
  readonly duties?: readonly Duty[];
}

/** One entry of the navigation: a sidebar line on the desk, a tab on the phone. */
export interface Place {
  readonly path: string;
  readonly label: string;
  readonly labelEn: string;
  readonly icon: IconName;
  readonly duties?: readonly Duty[];
  /** Smaller stands first. The first place that somebody may see is their home, unless another one says so. */
  readonly order: number;
  /** The home of whoever holds one of `for` and none of `unless`, wherever it stands. */
  readonly home?: { readonly for: readonly Duty[]; readonly unless: readonly Duty[] };
}

/** What belongs together: pages, places in the navigation, words. */
export interface Area {
  /** The word files that its screens need, beside `base`. */
  readonly words: readonly string[];
  readonly places: readonly Place[];
  readonly screens: readonly Screen[];
}
