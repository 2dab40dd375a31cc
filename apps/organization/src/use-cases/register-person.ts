import type { InputOf, personRegister } from '#libs/contracts';
import { Clock, type CommandContext, uuidv7 } from '#libs/kernel';
import { registerPerson } from '../domain/person.js';
import type { PersonView } from '../ports/people-directory.js';
import { PeopleRepository } from '../ports/people-repository.js';

export class RegisterPerson {
  constructor(
    private readonly people: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  execute({ name }: InputOf<typeof personRegister>, context: CommandContext): Promise<PersonView> {
    const now = this.clock.now();
    const id = uuidv7(now.getTime());
    return this.people.registerPerson({ context, id, now }, () =>
      registerPerson({ districtId: context.caller.districtId, personId: id, name }),
    );
  }
}
