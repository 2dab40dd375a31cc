import type { JournaledStore } from '#libs/journal';
import type { Clock } from '#libs/kernel';
import type { CursorCodec } from '#libs/persistence';
import type { DataSource } from 'typeorm';
import { Argon2PasswordHasher } from './credentials/argon2-password-hasher.js';
import { JournaledTransaction } from './persistence/journaled-transaction.js';
import { TypeormAccountRepository } from './persistence/typeorm-account-repository.js';
import { TypeormAppointmentRepository } from './persistence/typeorm-appointment-repository.js';
import { TypeormDistrictRepository } from './persistence/typeorm-district-repository.js';
import { TypeormPeopleRepository } from './persistence/typeorm-people-repository.js';
import { TypeormResponsibleRepository } from './persistence/typeorm-responsible-repository.js';
import { TypeormSessionRepository } from './persistence/typeorm-session-repository.js';
import { TypeormUnitRepository } from './persistence/typeorm-unit-repository.js';
import { RevocationNotice } from './ports/revocation-notice.js';
import { CreatePost } from './use-cases/create-post.js';
import { FoundDistrict } from './use-cases/found-district.js';
import { OpenAccount } from './use-cases/open-account.js';
import { RefreshResponsible } from './use-cases/refresh-responsible.js';
import { RegisterPerson } from './use-cases/register-person.js';
import { StartAppointment } from './use-cases/start-appointment.js';
import { TellRightsChanged } from './use-cases/tell-rights-changed.js';
import { TellSessions } from './use-cases/tell-sessions.js';

export interface FounderParts {
  readonly dataSource: DataSource;
  readonly store: JournaledStore;
  readonly cursors: CursorCodec;
  readonly secret: string;
}

/** Nobody has a session yet in a district that is being founded. */
class NobodyToTell extends RevocationNotice {
  override send(): void {}
}

/** Without the bus: the facts wait in the database until the service runs. */
export function districtFounder(
  { dataSource, store, cursors, secret }: FounderParts,
  clock: Clock,
): FoundDistrict {
  const wide = new JournaledTransaction(dataSource, store);
  const appointments = new TypeormAppointmentRepository(wide);
  const people = new TypeormPeopleRepository(store);
  const accounts = new TypeormAccountRepository(store, { dataSource, cursors, secret });
  const sessions = new TypeormSessionRepository(store, dataSource);
  const refresh = new RefreshResponsible(new TypeormResponsibleRepository(wide), clock);
  const after = new TellRightsChanged(
    refresh,
    new TellSessions(sessions, new NobodyToTell(), clock),
    appointments,
  );
  return new FoundDistrict(
    { districts: new TypeormDistrictRepository(dataSource), units: new TypeormUnitRepository(wide) },
    {
      createPost: new CreatePost(people, clock),
      registerPerson: new RegisterPerson(people, clock),
      startAppointment: new StartAppointment(appointments, after, clock),
      openAccount: new OpenAccount(accounts, new Argon2PasswordHasher(), clock),
    },
    clock,
  );
}
