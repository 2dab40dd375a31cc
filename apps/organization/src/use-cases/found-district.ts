import { Caller, Clock, type CommandContext, type Duty, uuidv7 } from '#libs/kernel';
import { dayOf } from '../domain/calendar-day.js';
import { foundUnit } from '../domain/unit.js';
import { DistrictRepository } from '../ports/district-repository.js';
import { UnitRepository } from '../ports/unit-repository.js';
import { CreatePost } from './create-post.js';
import { OpenAccount } from './open-account.js';
import { RegisterPerson } from './register-person.js';
import { StartAppointment } from './start-appointment.js';

export interface Administrator {
  readonly name: string;
  readonly postTitle: string;
  readonly duties: readonly Duty[];
  readonly login: string;
  readonly password: string;
}

export interface DistrictFounding {
  readonly districtId: string;
  readonly name: string;
  readonly code: string;
  readonly administrators: readonly Administrator[];
}

interface Tree {
  readonly districts: DistrictRepository;
  readonly units: UnitRepository;
}

interface People {
  readonly createPost: CreatePost;
  readonly registerPerson: RegisterPerson;
  readonly startAppointment: StartAppointment;
  readonly openAccount: OpenAccount;
}

/**
 * The first steps in an empty district: its root unit and the three administrators, each with a post and
 * an account (domain.md §7). Every step has a key of its own, so that a second run changes nothing and a
 * broken one goes on where it stopped. Run with another login name it appoints a successor, should the
 * last administrator of a kind be lost.
 */
export class FoundDistrict {
  constructor(
    private readonly tree: Tree,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  /** The id of the root unit. */
  async execute(founding: DistrictFounding): Promise<string> {
    await this.tree.districts.enter(founding);
    const rootId = await this.root(founding);
    for (const administrator of founding.administrators) await this.appoint(founding, rootId, administrator);
    return rootId;
  }

  private async root({ districtId, name, code }: DistrictFounding): Promise<string> {
    const now = this.clock.now();
    const unitId = uuidv7(now.getTime());
    const today = dayOf(now);
    const context = stepOf(districtId, 'root');
    const root = await this.tree.units.found({ context, unitId, parentId: null, now }, ({ number }) => {
      const unit = { name, code, tags: [], validFrom: today, validTo: null, mission: null };
      return foundUnit({ districtId, unitId, number, kind: 'district-committee', ...unit }, null, today);
    });
    return root.unitId;
  }

  private async appoint({ districtId }: DistrictFounding, unitId: string, who: Administrator): Promise<void> {
    const step = (name: string) => stepOf(districtId, `${name} ${who.login}`);
    const { createPost, registerPerson, startAppointment, openAccount } = this.people;
    const duties = [...who.duties];
    const post = stepOf(districtId, `post ${duties.join(' ')} ${who.postTitle}`);
    const { postId } = await createPost.execute({ title: who.postTitle, duties, heads: false }, post);
    const { personId } = await registerPerson.execute({ name: who.name }, step('person'));
    const from = dayOf(this.clock.now());
    await startAppointment.execute(
      { personId, unitId, postId, scopeUnitId: null, from, to: null },
      step('appointment'),
    );
    await openAccount.execute({ personId, login: who.login, password: who.password }, step('account'));
  }
}

function stepOf(districtId: string, step: string): CommandContext {
  return {
    caller: Caller.machine('organization.found-district', districtId),
    commandKey: `found-district ${step}`,
    requestHash: null,
    expectedVersion: null,
    correlationId: uuidv7(),
    causationId: null,
  };
}
