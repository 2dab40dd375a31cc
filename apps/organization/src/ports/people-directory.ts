import type { OutputOf, personGet, postCreate } from '#libs/contracts';
import type { Page, PageRequest, View } from './unit-directory.js';

export type PostView = OutputOf<typeof postCreate>;
export type PersonView = OutputOf<typeof personGet>;

/** People are seen through the units they serve: without a post in the view there is nobody to see. */
export abstract class PeopleDirectory {
  abstract posts(districtId: string, page: PageRequest): Promise<Page<PostView>>;

  /** `always`: whoever asks sees the own person; an administrator everybody, also without a post. */
  abstract person(view: View, personId: string, always: boolean): Promise<PersonView | null>;

  abstract people(
    view: View,
    filter: { readonly below: string | null; readonly q?: string | undefined; readonly withoutPost: boolean },
    page: PageRequest,
  ): Promise<Page<PersonView>>;
}
