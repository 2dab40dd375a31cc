import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.js';

/** Nest's own messages in our format. Nest passes its context (the class) as the last argument. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.info(fieldsOf(message, rest), textOf(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn(fieldsOf(message, rest), textOf(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error(fieldsOf(message, rest), textOf(message));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.logger.fatal(fieldsOf(message, rest), textOf(message));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(fieldsOf(message, rest), textOf(message));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.logger.trace(fieldsOf(message, rest), textOf(message));
  }
}

function textOf(message: unknown): string {
  return message instanceof Error ? message.message : String(message);
}

function fieldsOf(message: unknown, rest: readonly unknown[]): Record<string, unknown> {
  const context = rest.at(-1);
  return {
    ...(typeof context === 'string' ? { context } : {}),
    ...(message instanceof Error ? { err: message } : {}),
  };
}
