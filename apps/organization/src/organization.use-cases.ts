import type { Provider } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { MinuteSweeper } from '#libs/jobs';
import { LOGGER, type Logger } from '#libs/observability';
import { Lease } from '#libs/persistence';
import { DataSource } from 'typeorm';
import type { OrganizationConfig } from './organization.config.js';
import { SCHEMA } from './persistence/migrations/index.js';
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
import { ChangeOwnPassword } from './use-cases/change-own-password.js';
import { CheckPassword } from './use-cases/check-password.js';
import { CloseUnit } from './use-cases/close-unit.js';
import { CreatePost } from './use-cases/create-post.js';
import { CreateUnit } from './use-cases/create-unit.js';
import { DisableAccount } from './use-cases/disable-account.js';
import { EndAppointment } from './use-cases/end-appointment.js';
import { FindHolders } from './use-cases/find-holders.js';
import { ForgetOldSessions } from './use-cases/forget-old-sessions.js';
import { LogIn } from './use-cases/log-in.js';
import { LogOut } from './use-cases/log-out.js';
import { MoveUnit } from './use-cases/move-unit.js';
import { OpenAccount } from './use-cases/open-account.js';
import { OpenSession } from './use-cases/open-session.js';
import { OwnPreferences } from './use-cases/own-preferences.js';
import { PreviewAudience } from './use-cases/preview-audience.js';
import { ReadPeople } from './use-cases/read-people.js';
import { ReadRecords } from './use-cases/read-records.js';
import { ReadUnits } from './use-cases/read-units.js';
import { RefreshResponsible } from './use-cases/refresh-responsible.js';
import { RegisterPerson } from './use-cases/register-person.js';
import { RenameUnit } from './use-cases/rename-unit.js';
import { ResetPassword } from './use-cases/reset-password.js';
import { ResolveAudience } from './use-cases/resolve-audience.js';
import { ResolveSession } from './use-cases/resolve-session.js';
import { RevokeSessions } from './use-cases/revoke-sessions.js';
import { SpellUnitNames } from './use-cases/spell-unit-names.js';
import { StartAppointment } from './use-cases/start-appointment.js';
import { SweepDays } from './use-cases/sweep-days.js';
import { TellRightsChanged } from './use-cases/tell-rights-changed.js';
import { TellSessions } from './use-cases/tell-sessions.js';
import { made } from './made.js';

type DaySweeps = [SweepDays, ForgetOldSessions, SpellUnitNames];

/** What falls due by the day, looked for by one replica. */
export function sweeper({ districtId, sweepPeriodMs: periodMs }: OrganizationConfig): Provider {
  return {
    provide: MinuteSweeper,
    inject: [DataSource, LOGGER, SweepDays, ForgetOldSessions, SpellUnitNames],
    useFactory: (dataSource: DataSource, logger: Logger, ...sweeps: DaySweeps) => {
      const [days, sessions, names] = sweeps;
      const lease = new Lease(dataSource, { schema: SCHEMA, name: 'sweeper', ttlMs: periodMs * 3 });
      return new MinuteSweeper({ lease, logger, periodMs }, [
        { name: 'days', run: () => days.execute(districtId) },
        { name: 'old sessions', run: () => sessions.execute(districtId) },
        { name: 'pinyin of units', run: () => names.execute(districtId) },
      ]);
    },
  };
}

export function useCases(config: OrganizationConfig, clock: Clock): Provider[] {
  return [...treeUseCases(), ...peopleUseCases(), ...accountUseCases(), ...sessionUseCases(config, clock)];
}

function treeUseCases(): Provider[] {
  return [
    made(CreateUnit, [UnitRepository, Clock], (...parts) => new CreateUnit(...parts)),
    made(RenameUnit, [UnitRepository, Clock], (...parts) => new RenameUnit(...parts)),
    made(MoveUnit, [UnitRepository, TellRightsChanged, Clock], (...parts) => new MoveUnit(...parts)),
    made(CloseUnit, [UnitRepository, TellRightsChanged, Clock], (...parts) => new CloseUnit(...parts)),
    made(ReadUnits, [UnitDirectory, Clock], (...parts) => new ReadUnits(...parts)),
    made(
      PreviewAudience,
      [AudienceReader, UnitDirectory, Clock],
      (...parts) => new PreviewAudience(...parts),
    ),
    made(
      ResolveAudience,
      [AudienceReader, UnitDirectory, Clock],
      (...parts) => new ResolveAudience(...parts),
    ),
    made(SpellUnitNames, [UnitPronunciations], (...parts) => new SpellUnitNames(...parts)),
    made(FindHolders, [HolderReader, Clock], (...parts) => new FindHolders(...parts)),
  ];
}

function peopleUseCases(): Provider[] {
  return [
    made(RefreshResponsible, [ResponsibleRepository, Clock], (...parts) => new RefreshResponsible(...parts)),
    made(
      TellRightsChanged,
      [RefreshResponsible, TellSessions, AppointmentRepository],
      (...parts) => new TellRightsChanged(...parts),
    ),
    made(CreatePost, [PeopleRepository, Clock], (...parts) => new CreatePost(...parts)),
    made(RegisterPerson, [PeopleRepository, Clock], (...parts) => new RegisterPerson(...parts)),
    made(
      StartAppointment,
      [AppointmentRepository, TellRightsChanged, Clock],
      (...parts) => new StartAppointment(...parts),
    ),
    made(
      EndAppointment,
      [AppointmentRepository, TellRightsChanged, Clock],
      (...parts) => new EndAppointment(...parts),
    ),
    made(
      SweepDays,
      [UnitRepository, AppointmentRepository, TellRightsChanged, Clock],
      (units, appointments, after, clock) => new SweepDays({ units, appointments }, after, clock),
    ),
    made(ReadPeople, [PeopleDirectory, UnitDirectory, Clock], (...parts) => new ReadPeople(...parts)),
  ];
}

function accountUseCases(): Provider[] {
  return [
    made(OpenAccount, [AccountRepository, PasswordHasher, Clock], (...parts) => new OpenAccount(...parts)),
    made(
      DisableAccount,
      [AccountRepository, TellSessions, Clock],
      (...parts) => new DisableAccount(...parts),
    ),
    made(
      ResetPassword,
      [AccountRepository, PasswordHasher, TellSessions, Clock],
      (accounts, hasher, tell, clock) => new ResetPassword({ accounts, hasher }, tell, clock),
    ),
    made(
      ChangeOwnPassword,
      [AccountRepository, SessionRepository, PasswordHasher, TellSessions, CheckPassword, Clock],
      (...[accounts, sessions, hasher, tell, check, clock]) =>
        new ChangeOwnPassword({ accounts, sessions, hasher, tell }, check, clock),
    ),
    made(
      OwnPreferences,
      [AccountRepository, PreferencesRepository, Clock],
      (...parts) => new OwnPreferences(...parts),
    ),
    made(ReadRecords, [AccountRepository, AuditTrail], (...parts) => new ReadRecords(...parts)),
  ];
}

function sessionUseCases(config: OrganizationConfig, clock: Clock): Provider[] {
  const { districtId, sessionIdleMinutes, sessionHours } = config;
  const limits = { idleMs: sessionIdleMinutes * 60_000, absoluteMs: sessionHours * 3_600_000 };
  const settings = { districtId, limits, clock };
  return [
    made(
      CheckPassword,
      [AccountRepository, PasswordHasher, LogInThrottle],
      (accounts, hasher, throttle) => new CheckPassword({ accounts, hasher }, throttle, clock),
    ),
    made(
      OpenSession,
      [SessionRepository, SessionTokens],
      (sessions, tokens) => new OpenSession(sessions, tokens, settings),
    ),
    made(LogIn, [CheckPassword, OpenSession], (check, open) => new LogIn(check, open, districtId)),
    made(
      ResolveSession,
      [SessionRepository, SessionTokens],
      (sessions, tokens) => new ResolveSession(sessions, tokens, settings),
    ),
    made(
      ForgetOldSessions,
      [SessionRepository, LogInThrottle, Clock],
      (...parts) => new ForgetOldSessions(...parts),
    ),
    made(
      TellSessions,
      [SessionRepository, RevocationNotice, Clock],
      (...parts) => new TellSessions(...parts),
    ),
    made(LogOut, [SessionRepository, RevocationNotice, Clock], (...parts) => new LogOut(...parts)),
    made(
      RevokeSessions,
      [AccountRepository, SessionRepository, TellSessions, Clock],
      (accounts, sessions, tell, clock) => new RevokeSessions({ accounts, sessions }, tell, clock),
    ),
  ];
}
