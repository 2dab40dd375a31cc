import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import { currentLogFields } from './correlation.js';

export type Logger = PinoLogger;
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** Nest token of the process's logger. */
export const LOGGER = Symbol('LOGGER');

const SECRET_FIELDS = ['token', 'password', 'secret', 'authorization', 'cookie', 'privateKey'];

/** JSON lines on stdout: ids and codes, never bodies; secret-looking fields are blanked two levels deep. */
export function createLogger(service: string, level: LogLevel = 'info', stream?: DestinationStream): Logger {
  const options = {
    level,
    base: { service, pid: process.pid },
    mixin: () => ({ ...currentLogFields() }),
    redact: {
      paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: '[hidden]',
    },
    serializers: { err: describeError, error: describeError },
  };
  return stream ? pino(options, stream) : pino(options);
}

interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

/** What may be logged of an error: other properties (a driver's parameters and row details) could hold people's data. */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error).slice(0, 500) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    type: error.name,
    message: error.message.slice(0, 2000),
    ...(code ? { code } : {}),
    ...(error.stack ? { stack: error.stack } : {}),
    ...(error.cause && depth < 4 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}
