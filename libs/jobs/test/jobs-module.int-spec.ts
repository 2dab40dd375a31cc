import { createLogger, LOGGER } from '#libs/observability';
import { LEASES_TABLE, PersistenceModule, runMigrations } from '#libs/persistence';
import { createDatabase, eventually, type TestDatabase } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Global, type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { defineJob, jobHandler, JobQueue, JobsModule, jobWorkers, migrateJobs } from '../src/index.js';

const DELIVER = defineJob('deliver-message', z.strictObject({ deliveryId: z.string() }));

@Injectable()
class Deliveries {
  readonly delivered: string[] = [];
  swept = 0;
}

@Global()
@Module({
  providers: [{ provide: LOGGER, useValue: createLogger('test', 'silent') }],
  exports: [LOGGER],
})
class LoggingModule {}

let database: TestDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  database = await createDatabase();
  const { url } = database;
  await migrateJobs(url);
  const migrations = [{ name: '0001-leases', up: LEASES_TABLE }];
  await runMigrations(url, { service: 'delivering', schema: 'delivering', migrations });
  const options = { service: 'delivering', connection: { url }, sweepPeriodMs: 20 };
  const persistence = PersistenceModule.forService({
    url,
    schema: 'delivering',
    poolSize: 3,
    applicationName: 'delivering',
    cursorSecret: 'a secret of some length',
  });

  @Module({
    imports: [LoggingModule, persistence, JobsModule.forService(options)],
    providers: [
      Deliveries,
      ...jobWorkers(options, {
        inject: [Deliveries],
        handlers: (deliveries: Deliveries) => [
          jobHandler(DELIVER, async ({ deliveryId }) => void deliveries.delivered.push(deliveryId)),
        ],
        sweeps: (deliveries: Deliveries) => [
          { name: 'deliveries', run: async () => void (deliveries.swept += 1) },
        ],
      }),
    ],
  })
  class DeliveringModule {}

  app = await NestFactory.createApplicationContext(DeliveringModule, { logger: false });
});

afterAll(() => database.drop());

describe('a service with jobs', () => {
  it('does them, sweeps, and stops in order', async () => {
    const deliveries = app.get(Deliveries);
    await app.get(JobQueue).add(DELIVER, { id: ['d'], data: { deliveryId: 'd' } });
    await eventually(() => expect(deliveries.delivered).toEqual(['d']));
    await eventually(() => expect(deliveries.swept).toBeGreaterThan(1));
    await app.close();
    expect(app.get(DataSource).isInitialized).toBe(false);
  });
});
