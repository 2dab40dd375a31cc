import { describe, expect, it } from '@jest/globals';
import { errors } from '@nats-io/transport-node';
import { DomainError } from '#libs/kernel';
import { isInfrastructureFailure } from './infrastructure-failure.js';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

/** TypeORM keeps the driver's error in a property of its own. */
const asTypeorm = (driverError: Error) => Object.assign(new Error('query failed'), { driverError });

describe('the infrastructure is away when', () => {
  it.each([
    ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EAI_AGAIN'].map((code) => [code, coded(code)] as const),
    ...['57P01', '57P03', '08006', '53300', '53100', '25006', '3D000', '28P01'].map(
      (code) => [code, coded(code)] as const,
    ),
    ['a pool that gives no connection', new Error('timeout exceeded when trying to connect')],
    ['a connection cut by the server', new Error('Connection terminated unexpectedly')],
    ['a driver’s error inside TypeORM’s', asTypeorm(coded('57P01'))],
    ['a cause far down', new Error('a', { cause: new Error('b', { cause: coded('ECONNREFUSED') }) })],
    ['one of several addresses', new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')])],
    ['a bus without answer', new errors.TimeoutError()],
    ['a bus that nobody listens to', new Error('x', { cause: new errors.NoRespondersError('rpc.x') })],
    ['another service that is away', new DomainError({ code: 'x/y', kind: 'unavailable', message: 'm' })],
  ])('it says %s', (_, error) => {
    expect(isInfrastructureFailure(error)).toBe(true);
  });
});

describe('the infrastructure is not to blame when', () => {
  it.each([
    ['a constraint is violated', coded('23505')],
    ['a value is malformed', coded('22P02')],
    ['two transactions collide', coded('40001')],
    ['a statement takes too long', coded('57014')],
    ['a table is missing', coded('42P01')],
    ['a rule refuses', new DomainError({ code: 'x/y', kind: 'refused', message: 'm' })],
    ['we have a bug', new TypeError('undefined is not a function')],
    ['something else was thrown', 'Connection terminated'],
  ])('%s', (_, error) => {
    expect(isInfrastructureFailure(error)).toBe(false);
  });

  it('an error is its own cause', () => {
    const loop = new Error('loop');
    loop.cause = loop;
    expect(isInfrastructureFailure(loop)).toBe(false);
  });
});
