import type { SessionShowResponse } from '../api/types.gen.js';

export type Person = SessionShowResponse;
export type Duty = Person['appointments'][number]['duties'][number];

/** Every duty that some post of this person carries. What may be done with one object, the platform decides. */
export function dutiesOf(person: Person): ReadonlySet<Duty> {
  return new Set(person.appointments.flatMap(({ duties }) => duties));
}

/** Whether somebody may see what is for these duties; no duties means everybody. */
export function maySee(person: Person, duties: readonly Duty[] | undefined): boolean {
  if (!duties) return true;
  const held = dutiesOf(person);
  return duties.some((duty) => held.has(duty));
}
