import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditController } from './audit/audit.controller.js';
import { AuditTrail } from './audit/audit-trail.js';
import { DemoAccounts } from './demo/demo-accounts.js';
import { DemoController } from './demo/demo.controller.js';
import { EventsController } from './events/events.controller.js';
import { OpenStreams } from './events/open-streams.js';
import { GATEWAY_CONFIG, type GatewayConfig } from './gateway.config.js';
import { HealthController } from './health.controller.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { APPROVAL_ROUTES } from './routes/approval.routes.js';
import { NOTIFICATION_ROUTES } from './routes/notification.routes.js';
import { ORGANIZATION_ROUTES } from './routes/organization.routes.js';
import { routeController } from './routes/route-controller.js';
import {
  DIRECTIVE_ROUTES,
  EXPORT_ROUTES,
  OVERVIEW_ROUTES,
  TASK_ROUTES,
} from './routes/task-dispatch.routes.js';
import { AccessGuard } from './session/access.guard.js';
import { SessionController } from './session/session.controller.js';
import { SessionOpening } from './session/session-opening.js';
import { Sessions } from './session/sessions.js';
import { EvidenceController } from './uploads/evidence.controller.js';
import { ExportsController } from './uploads/exports.controller.js';
import { ResumableController } from './uploads/resumable/resumable.controller.js';
import { ResumableUploads } from './uploads/resumable/resumable-uploads.js';
import { Staging } from './uploads/staging.js';
import { UploadsController } from './uploads/uploads.controller.js';
import { webFolder } from './web/web-files.js';
import { WEB_FOLDER, WebController } from './web/web.controller.js';

/** The only wiring of the gateway. */
@Module({})
export class GatewayModule {
  static with(config: GatewayConfig): DynamicModule {
    return {
      module: GatewayModule,
      controllers: [
        routeController('OrganizationRoutes', ORGANIZATION_ROUTES),
        routeController('DirectiveRoutes', DIRECTIVE_ROUTES),
        routeController('TaskRoutes', TASK_ROUTES),
        routeController('OverviewRoutes', OVERVIEW_ROUTES),
        routeController('ExportRoutes', EXPORT_ROUTES),
        routeController('ApprovalRoutes', APPROVAL_ROUTES),
        routeController('NotificationRoutes', NOTIFICATION_ROUTES),
        SessionController,
        UploadsController,
        ResumableController,
        EvidenceController,
        ExportsController,
        EventsController,
        AuditController,
        WebController,
        DemoController,
        OpenApiController,
        HealthController,
      ],
      providers: [
        { provide: GATEWAY_CONFIG, useValue: config },
        { provide: WEB_FOLDER, useFactory: () => webFolder(config.webDir) },
        { provide: APP_GUARD, useClass: AccessGuard },
        Sessions,
        SessionOpening,
        Staging,
        ResumableUploads,
        OpenStreams,
        AuditTrail,
        DemoAccounts,
      ],
    };
  }
}
