import { type DynamicModule, Module } from '@nestjs/common';
import { clockFrom } from '#libs/config';
import { JournalModule } from '#libs/journal';
import { Clock } from '#libs/kernel';
import { factConsumers } from '#libs/messaging';
import { ORG_UNITS_CONSUMERS, orgUnits } from '#libs/org-units';
import { PersistenceModule } from '#libs/persistence';
import { OnConcerningFact } from './consumers/on-concerning-fact.consumer.js';
import type { NotificationConfig } from './notification.config.js';
import { HintedOpenPages } from './clients/hinted-open-pages.js';
import { SCHEMA } from './persistence/migrations/index.js';
import { TypeormInboxes } from './persistence/typeorm-inboxes.js';
import { Inboxes } from './ports/inboxes.js';
import { OpenPages } from './ports/open-pages.js';
import { AuditRpc } from './rpc/audit.rpc.js';
import { InboxRpc } from './rpc/inbox.rpc.js';
import { MarkRead } from './use-cases/mark-read.js';
import { ReadInbox } from './use-cases/read-inbox.js';
import { TellPeople } from './use-cases/tell-people.js';

/** The only wiring of notification. */
@Module({})
export class NotificationModule {
  static with(config: NotificationConfig): DynamicModule {
    const clock = clockFrom(config);
    return {
      module: NotificationModule,
      imports: [
        PersistenceModule.forService({
          url: config.databaseUrl,
          schema: SCHEMA,
          poolSize: config.databasePoolSize,
          applicationName: 'notification',
          cursorSecret: config.cursorSecret,
        }),
        JournalModule.forService({
          service: 'notification',
          clock,
          rules: { quietMinutes: config.reconcileQuietMinutes },
          timing: { periodMs: config.reconcilePeriodMs },
        }),
      ],
      controllers: [InboxRpc, AuditRpc],
      providers: [
        { provide: Clock, useValue: clock },
        { provide: Inboxes, useClass: TypeormInboxes },
        { provide: OpenPages, useClass: HintedOpenPages },
        ...orgUnits('notification', config.districtId),
        TellPeople,
        ReadInbox,
        MarkRead,
        ...factConsumers('notification', [...ORG_UNITS_CONSUMERS, OnConcerningFact]),
      ],
    };
  }
}
