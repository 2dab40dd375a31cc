export interface Person {
  readonly districtId: string;
  readonly personId: string;
  readonly name: string;
  /** Rises whenever the rights change; see `CallerIdentity.epoch`. */
  readonly epoch: number;
  readonly version: number;
}

export function registerPerson(person: Pick<Person, 'districtId' | 'personId' | 'name'>): Person {
  return { ...person, epoch: 1, version: 1 };
}
