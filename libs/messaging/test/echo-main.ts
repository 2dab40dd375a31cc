import { Module } from '@nestjs/common';
import { runService } from '../src/index.js';
import { EchoModule, registry } from './echo-service.js';

@Module({})
class EmptyModule {}

/** A service as a process of its own; `ECHO_MODULE=empty` leaves its requests unanswered. */
const env = process.env;
await runService({
  service: 'organization',
  module: env['ECHO_MODULE'] === 'empty' ? EmptyModule : EchoModule,
  settings: {
    natsUrl: env['NATS_URL']!,
    districtId: env['DISTRICT_ID']!,
    callerPrivateKey: env['CALLER_TOKEN_PRIVATE_KEY']!,
    callerPublicKeys: env['CALLER_TOKEN_PUBLIC_KEYS']!,
  },
  registry,
});
