import { type DynamicModule, Module } from '@nestjs/common';
import { clockFrom } from '#libs/config';
import { JournalModule } from '#libs/journal';
import { PersistenceModule } from '#libs/persistence';
import { DaySweeper } from './jobs/day-sweeper.js';
import type { OrganizationConfig } from './organization.config.js';
import { adapters } from './organization.adapters.js';
import { sweeper, useCases } from './organization.use-cases.js';
import { SCHEMA } from './persistence/migrations/index.js';
import { AccountRpc } from './rpc/account.rpc.js';
import { AudienceRpc } from './rpc/audience.rpc.js';
import { PersonRpc } from './rpc/person.rpc.js';
import { PreferencesRpc } from './rpc/preferences.rpc.js';
import { SessionRpc } from './rpc/session.rpc.js';
import { UnitRpc } from './rpc/unit.rpc.js';

/** The only wiring of organization; which class gets what stands in the two files beside it. */
@Module({})
export class OrganizationModule {
  static with(config: OrganizationConfig): DynamicModule {
    const clock = clockFrom(config);
    return {
      module: OrganizationModule,
      imports: [
        PersistenceModule.forService({
          url: config.databaseUrl,
          schema: SCHEMA,
          poolSize: config.databasePoolSize,
          applicationName: 'organization',
          cursorSecret: config.cursorSecret,
        }),
        JournalModule.forService({
          service: 'organization',
          clock,
          rules: { quietMinutes: config.reconcileQuietMinutes },
          timing: { periodMs: config.reconcilePeriodMs },
        }),
      ],
      controllers: [UnitRpc, AudienceRpc, PersonRpc, AccountRpc, PreferencesRpc, SessionRpc],
      providers: [...adapters(config, clock), ...useCases(config, clock), sweeper(config), DaySweeper],
    };
  }
}
