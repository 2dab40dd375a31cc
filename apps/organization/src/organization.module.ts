import { type DynamicModule, Module } from '@nestjs/common';
import { clockFrom } from '#libs/config';
import { JournalModule } from '#libs/journal';
import { PersistenceModule } from '#libs/persistence';
import { DaySweeper } from './jobs/day-sweeper.js';
import type { OrganizationConfig } from './organization.config.js';
import { adapters } from './organization.adapters.js';
import { sweeper, useCases } from './organization.use-cases.js';
import { SCHEMA } from './persistence/migrations/index.js';
import { AccountsController } from './rpc/accounts.controller.js';
import { AudiencesController } from './rpc/audiences.controller.js';
import { PeopleController } from './rpc/people.controller.js';
import { SessionsController } from './rpc/sessions.controller.js';
import { UnitsController } from './rpc/units.controller.js';

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
      controllers: [
        UnitsController,
        AudiencesController,
        PeopleController,
        AccountsController,
        SessionsController,
      ],
      providers: [...adapters(config, clock), ...useCases(config, clock), sweeper(config), DaySweeper],
    };
  }
}
