/** What became of a command that failed: refused (nothing changed), never sent, or nobody knows. */
export type Outcome = 'refused' | 'unknown';

interface Told {
  readonly code: string;
  readonly status: number;
  readonly detail: string;
  readonly requestId: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The network gave no answer: no status, no code of the platform. */
export const NO_ANSWER = 'client/no-answer';

/** Every failure of a request, as RFC 9457 tells it. `code` is stable; words for it lie in words/<language>/problems.ts. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: string;
  readonly status: number;
  readonly requestId: string | null;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(told: Told) {
    super(told.detail);
    this.code = told.code;
    this.status = told.status;
    this.requestId = told.requestId;
    this.details = told.details ?? {};
  }

  /** After a lost answer, or when the platform could not be reached behind the gateway, the command may have been taken. */
  get outcome(): Outcome {
    return this.status === 0 || this.status >= 500 ? 'unknown' : 'refused';
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** What a failed request threw, as a problem: a problem document, some other answer, or no answer at all. */
export function problemOf(body: unknown, response: Response | undefined): Problem {
  if (body instanceof Problem) return body;
  if (!response) {
    return new Problem({ code: NO_ANSWER, status: 0, detail: messageOf(body), requestId: null });
  }
  const told = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return new Problem({
    code: text(told['code']) ?? `http/${response.status}`,
    status: response.status,
    detail: text(told['detail']) ?? '',
    requestId: text(told['requestId']) ?? response.headers.get('x-request-id'),
    details: (told['details'] ?? {}) as Record<string, unknown>,
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
