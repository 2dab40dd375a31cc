import type { InputOf, OutputOf, personList, postList } from '#libs/contracts';
import { type Caller, Clock } from '#libs/kernel';
import { dayOf } from '../domain/calendar-day.js';
import { PersonNotFoundError } from '../domain/people.errors.js';
import { UnitNotFoundError } from '../domain/unit.errors.js';
import { seesEverything, visibleUnits } from '../domain/visibility.js';
import { PeopleDirectory, type PersonView } from '../ports/people-directory.js';
import { UnitDirectory, type View } from '../ports/unit-directory.js';

/** People as the caller may see them: through the units in sight, and always oneself. */
export class ReadPeople {
  constructor(
    private readonly people: PeopleDirectory,
    private readonly units: UnitDirectory,
    private readonly clock: Clock,
  ) {}

  posts(page: InputOf<typeof postList>, caller: Caller): Promise<OutputOf<typeof postList>> {
    return this.people.posts(caller.districtId, page);
  }

  async person(personId: string, caller: Caller): Promise<PersonView> {
    const always = personId === caller.personId || seesEverything(caller);
    const person = await this.people.person(this.viewOf(caller), personId, always);
    if (!person) throw new PersonNotFoundError();
    return person;
  }

  async list(
    { unitId, q, ...page }: InputOf<typeof personList>,
    caller: Caller,
  ): Promise<OutputOf<typeof personList>> {
    const view = this.viewOf(caller);
    const below = unitId === undefined ? null : await this.units.get(view, unitId);
    if (unitId !== undefined && !below) throw new UnitNotFoundError();
    const withoutPost = !below && seesEverything(caller);
    return this.people.people(view, { below: below?.path ?? null, q, withoutPost }, page);
  }

  private viewOf(caller: Caller): View {
    return { districtId: caller.districtId, scope: visibleUnits(caller), today: dayOf(this.clock.now()) };
  }
}
