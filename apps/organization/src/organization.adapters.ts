import type { Provider } from '@nestjs/common';
import { AuditReader, JournaledStore } from '#libs/journal';
import { Clock } from '#libs/kernel';
import { HintPublisher } from '#libs/messaging';
import { CursorCodec } from '#libs/persistence';
import { DataSource } from 'typeorm';
import { PushRevocationNotice } from './clients/push-revocation-notice.js';
import { Argon2PasswordHasher } from './credentials/argon2-password-hasher.js';
import { RandomSessionTokens } from './credentials/random-session-tokens.js';
import type { OrganizationConfig } from './organization.config.js';
import { JournalAuditTrail } from './persistence/journal-audit-trail.js';
import { JournaledTransaction } from './persistence/journaled-transaction.js';
import { TypeormAccountRepository } from './persistence/typeorm-account-repository.js';
import { TypeormAppointmentRepository } from './persistence/typeorm-appointment-repository.js';
import { TypeormAudienceReader } from './persistence/typeorm-audience-reader.js';
import { TypeormHolderReader } from './persistence/typeorm-holder-reader.js';
import { TypeormLogInThrottle } from './persistence/typeorm-log-in-throttle.js';
import { TypeormPeopleDirectory } from './persistence/typeorm-people-directory.js';
import { TypeormPeopleRepository } from './persistence/typeorm-people-repository.js';
import { TypeormPreferencesRepository } from './persistence/typeorm-preferences-repository.js';
import { TypeormResponsibleRepository } from './persistence/typeorm-responsible-repository.js';
import { TypeormSessionRepository } from './persistence/typeorm-session-repository.js';
import { TypeormUnitDirectory } from './persistence/typeorm-unit-directory.js';
import { TypeormUnitPronunciations } from './persistence/typeorm-unit-pronunciations.js';
import { TypeormUnitRepository } from './persistence/typeorm-unit-repository.js';
import { AccountRepository } from './ports/account-repository.js';
import { AppointmentRepository } from './ports/appointment-repository.js';
import { AudienceReader } from './ports/audience-reader.js';
import { AuditTrail } from './ports/audit-trail.js';
import { PasswordHasher, SessionTokens } from './ports/credentials.js';
import { HolderReader } from './ports/holder-reader.js';
import { LogInThrottle } from './ports/log-in-throttle.js';
import { PeopleDirectory } from './ports/people-directory.js';
import { PeopleRepository } from './ports/people-repository.js';
import { PreferencesRepository } from './ports/preferences-repository.js';
import { ResponsibleRepository } from './ports/responsible-repository.js';
import { RevocationNotice } from './ports/revocation-notice.js';
import { SessionRepository } from './ports/session-repository.js';
import { UnitDirectory } from './ports/unit-directory.js';
import { UnitPronunciations } from './ports/unit-pronunciations.js';
import { UnitRepository } from './ports/unit-repository.js';
import { made } from './made.js';

/** What stands behind each port. */
export function adapters(config: OrganizationConfig, clock: Clock): Provider[] {
  const secret = config.cursorSecret;
  return [
    { provide: Clock, useValue: clock },
    { provide: PasswordHasher, useClass: Argon2PasswordHasher },
    { provide: SessionTokens, useClass: RandomSessionTokens },
    made(RevocationNotice, [HintPublisher], (hints) => new PushRevocationNotice(hints)),
    made(
      JournaledTransaction,
      [DataSource, JournaledStore],
      (at, store) => new JournaledTransaction(at, store),
    ),
    made(UnitRepository, [JournaledTransaction], (wide) => new TypeormUnitRepository(wide)),
    made(AppointmentRepository, [JournaledTransaction], (wide) => new TypeormAppointmentRepository(wide)),
    made(ResponsibleRepository, [JournaledTransaction], (wide) => new TypeormResponsibleRepository(wide)),
    made(PeopleRepository, [JournaledStore], (store) => new TypeormPeopleRepository(store)),
    made(
      AccountRepository,
      [JournaledStore, DataSource, CursorCodec],
      (store, dataSource, cursors) => new TypeormAccountRepository(store, { dataSource, cursors, secret }),
    ),
    made(
      SessionRepository,
      [JournaledStore, DataSource],
      (store, at) => new TypeormSessionRepository(store, at),
    ),
    made(
      PreferencesRepository,
      [JournaledStore, DataSource],
      (store, at) => new TypeormPreferencesRepository(store, at),
    ),
    made(UnitPronunciations, [DataSource], (at) => new TypeormUnitPronunciations(at)),
    made(LogInThrottle, [DataSource], (at) => new TypeormLogInThrottle(at)),
    made(UnitDirectory, [DataSource, CursorCodec], (at, cursors) => new TypeormUnitDirectory(at, cursors)),
    made(
      PeopleDirectory,
      [DataSource, CursorCodec],
      (at, cursors) => new TypeormPeopleDirectory(at, cursors),
    ),
    made(AudienceReader, [DataSource], (at) => new TypeormAudienceReader(at)),
    made(HolderReader, [DataSource], (at) => new TypeormHolderReader(at)),
    made(AuditTrail, [AuditReader], (reader) => new JournalAuditTrail(reader)),
  ];
}
