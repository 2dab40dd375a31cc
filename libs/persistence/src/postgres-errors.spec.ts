import { DomainError } from '#libs/kernel';
import { describe, expect, it } from '@jest/globals';
import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import {
  asRefusal,
  DatabaseUnavailableError,
  isConnectionLoss,
  isInfrastructureFailure,
  isTransient,
  isUniqueViolation,
} from './index.js';

function postgresError(code: string, more: object = {}): Error {
  return Object.assign(new Error('from the driver'), { code, ...more });
}

const wrappedByTypeorm = (error: Error) => new QueryFailedError('select', [], error);

describe('an error of the database', () => {
  it.each(['40001', '40P01', '08006', '57P01', 'ECONNRESET'])('%s is worth another run', (code) => {
    expect(isTransient(postgresError(code))).toBe(true);
    expect(isTransient(wrappedByTypeorm(postgresError(code)))).toBe(true);
    expect(isTransient(new Error('outer', { cause: postgresError(code) }))).toBe(true);
  });

  it.each(['53300', '57014', '55P03', '25006', '58030', 'ECONNREFUSED'])(
    '%s is not the request’s fault',
    (code) => {
      expect(isInfrastructureFailure(postgresError(code))).toBe(true);
    },
  );

  it.each(['23505', '22P02', '42P01', '25P02', '42501'])('%s is neither', (code) => {
    expect(isTransient(postgresError(code))).toBe(false);
    expect(isInfrastructureFailure(postgresError(code))).toBe(false);
  });

  it.each([
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
    'timeout exceeded when trying to connect',
  ])('"%s" means a lost connection', (sentence) => {
    expect(isConnectionLoss(new Error(sentence))).toBe(true);
  });

  it('knows a killed connection by the names TypeORM gives it', () => {
    expect(isConnectionLoss(new QueryRunnerAlreadyReleasedError())).toBe(true);
  });

  it('tells unique indexes apart', () => {
    const error = wrappedByTypeorm(postgresError('23505', { constraint: 'units_code' }));
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, 'units_code')).toBe(true);
    expect(isUniqueViolation(error, 'units_path')).toBe(false);
  });

  it('leaves the library as unavailable when the database is at fault, else as it is', () => {
    const mistake = postgresError('23505');
    const refusal = new DomainError({ code: 'x/y', kind: 'refused', message: 'no' });
    expect(asRefusal(postgresError('53300'))).toBeInstanceOf(DatabaseUnavailableError);
    expect(asRefusal(mistake)).toBe(mistake);
    expect(asRefusal(refusal)).toBe(refusal);
  });

  it('is still worth another run after it was named unavailable', () => {
    expect(isTransient(asRefusal(postgresError('40001')))).toBe(true);
    expect(isTransient(asRefusal(postgresError('53300')))).toBe(false);
  });
});
