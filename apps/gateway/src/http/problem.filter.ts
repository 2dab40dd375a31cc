import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { PlatformError, type PlatformErrorCode } from '#libs/contracts';
import { failureOf, type Failure } from '#libs/kernel';
import type { Logger } from '#libs/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem.js';

/** Seconds after which it may be worth while to ask again. */
const RETRY_AFTER_SECONDS = { 429: 10, 503: 2 } as const;

/** Every failure leaves as a problem; what nobody foresaw leaves as `platform/internal-error`, without its words. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also for errors that Fastify raises before Nest has seen the request. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const failure = failureOf(error) ?? failureOfHttp(error) ?? this.unforeseen(error, request.id);
    const problem = problemOf(failure, request.id);
    if (problem.status === 429 || problem.status === 503) {
      reply.header('retry-after', RETRY_AFTER_SECONDS[problem.status]);
    }
    reply.header('cache-control', 'no-store');
    void reply.status(problem.status).type('application/problem+json; charset=utf-8').send(problem);
  }

  private unforeseen(error: unknown, requestId: string): Failure {
    this.logger.error({ err: error, requestId }, 'a request failed in a way nobody foresaw');
    return new PlatformError('platform/internal-error', 'Something went wrong here.', {
      requestId,
    }).toFailure();
  }
}

const CODE_OF_STATUS: Readonly<Record<number, PlatformErrorCode>> = {
  400: 'platform/invalid-input',
  401: 'platform/unauthenticated',
  403: 'platform/not-permitted',
  404: 'platform/not-found',
  413: 'platform/payload-too-large',
  415: 'platform/unsupported-media-type',
  429: 'platform/too-many-requests',
  503: 'platform/unavailable',
};

/** A complaint about the request that has no code of its own is still one about the request. */
function codeOfStatus(status: number): PlatformErrorCode | undefined {
  return CODE_OF_STATUS[status] ?? (status >= 400 && status < 500 ? 'platform/invalid-input' : undefined);
}

/** Errors of Fastify and Nest themselves: no such route, a body that is too large, a media type nobody reads. */
function failureOfHttp(error: unknown): Failure | undefined {
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number })?.statusCode;
  const code = status === undefined ? undefined : codeOfStatus(status);
  if (!code) return undefined;
  const words = { 'platform/not-found': 'There is nothing here.' } as Partial<
    Record<PlatformErrorCode, string>
  >;
  return new PlatformError(code, words[code] ?? (error as Error).message).toFailure();
}
