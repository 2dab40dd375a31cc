import { describe, expect, it } from '@jest/globals';
import { Controller, type DynamicModule, type Type } from '@nestjs/common';
import type { DiscoveryService } from '@nestjs/core';
import { MessagePattern, Transport } from '@nestjs/microservices';
import { ALL_RPCS, SERVICE_NAMES, type ServiceName } from '#libs/contracts';
import { DUTIES } from '#libs/kernel';
import { assertHandlers, handlersOf } from '#libs/messaging';
import { ApprovalModule } from '../../apps/approval/src/approval.module.js';
import { NotificationModule } from '../../apps/notification/src/notification.module.js';
import { OrganizationModule } from '../../apps/organization/src/organization.module.js';
import { TaskDispatchModule } from '../../apps/task-dispatch/src/task-dispatch.module.js';

const SETTINGS = {
  databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
  databasePoolSize: 1,
  natsUrl: 'nats://127.0.0.1:1',
  natsUser: undefined,
  natsPassword: undefined,
  districtId: '0199c2a0-5b7e-7c3d-9a41-6d2f8e1b0c57',
  callerPrivateKey: '',
  callerPublicKeys: '',
  cursorSecret: 'a secret of at least thirty-two characters',
  clockOffsetFile: undefined,
  stagingDir: '/nonexistent/staging',
  evidenceDir: '/nonexistent/evidence',
  logLevel: 'silent' as const,
  reconcilePeriodMs: 1_000,
  reconcileQuietMinutes: 2,
  sweepPeriodMs: 1_000,
  shutdownGraceMs: 1_000,
  sessionIdleMinutes: 30,
  sessionHours: 12,
  monthlyTaskBudget: undefined,
};

/** As each service puts itself together. */
const MODULES: Record<ServiceName, DynamicModule> = {
  organization: OrganizationModule.with(SETTINGS),
  'task-dispatch': TaskDispatchModule.with(SETTINGS),
  approval: ApprovalModule.with(SETTINGS),
  notification: NotificationModule.with(SETTINGS),
};

function controllersIn(module: DynamicModule): Type[] {
  const below = (module.imports ?? []).filter((each): each is DynamicModule => 'module' in each);
  const decorated = (Reflect.getMetadata('controllers', module.module) ?? []) as Type[];
  return [...decorated, ...((module.controllers ?? []) as Type[]), ...below.flatMap(controllersIn)];
}

/** What Nest would find in a running service, without running it. */
function discovered(controllers: readonly Type[]): DiscoveryService {
  const found = controllers.map((metatype) => ({
    metatype,
    instance: Object.create(metatype.prototype) as object,
  }));
  return { getControllers: () => found } as unknown as DiscoveryService;
}

@Controller()
class BareController {
  @MessagePattern('rpc.notification.v1.inbox.spy', Transport.NATS)
  async spy(): Promise<object> {
    return {};
  }
}

describe('every message pattern of the services', () => {
  it.each(SERVICE_NAMES)('of %s is a request whose contract says who may send it', (service) => {
    const found = discovered(controllersIn(MODULES[service]));
    expect(() => assertHandlers(found, service, ALL_RPCS)).not.toThrow();
    expect(handlersOf(found).size).toBe(ALL_RPCS.filter((rpc) => rpc.service === service).length);
  });

  it('would be found without a contract', () => {
    const controllers = [...controllersIn(MODULES.notification), BareController];
    expect(() => assertHandlers(discovered(controllers), 'notification', ALL_RPCS)).toThrow(
      'BareController.spy answers without a contract',
    );
  });
});

describe('the access that a contract declares', () => {
  it.each(ALL_RPCS.map(({ subject, access }) => ({ subject, access })))(
    '$subject names somebody',
    ({ access }) => {
      if (typeof access === 'string') return expect(['anyone', 'person', 'service']).toContain(access);
      expect(access.anyOf.length).toBeGreaterThan(0);
      expect(access.anyOf.filter((duty) => !DUTIES.includes(duty))).toEqual([]);
    },
  );

  it('lets nobody in without a session but to sign in', () => {
    const open = ALL_RPCS.filter(({ access }) => access === 'anyone').map(({ subject }) => subject);
    expect(open).toEqual(['rpc.organization.v1.session.log-in']);
  });

  it('keeps the journals for the auditor', () => {
    const journals = ALL_RPCS.filter(({ subject }) => subject.endsWith('.audit.list'));
    expect(journals.map(({ access }) => access)).toEqual(SERVICE_NAMES.map(() => ({ anyOf: ['audit'] })));
  });
});
