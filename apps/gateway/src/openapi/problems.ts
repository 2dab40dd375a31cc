/** RFC 9457, as every failure looks. */
export const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string', description: 'urn:guantong:problem:<code>' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'For people.' },
    code: { type: 'string', description: 'Stable: <service>/<sentence>.' },
    requestId: { type: 'string', description: 'Finds the request in the logs.' },
    details: { type: 'object', description: 'What the client needs to go on: fields, limits, versions.' },
  },
} as const;

const EVERYWHERE: readonly (readonly [number, string])[] = [
  [400, 'platform/invalid-input'],
  [401, 'platform/unauthenticated'],
  [403, 'platform/not-permitted'],
  [429, 'platform/too-many-requests'],
  [503, 'platform/unavailable'],
];

/** By status, the codes that a request can be refused with. */
export function problemResponses(
  codes: readonly string[],
  statusOf: (code: string) => number | undefined,
): Record<string, object> {
  const byStatus = new Map<number, string[]>();
  const all = [...EVERYWHERE, ...[...new Set(codes)].map((code) => [statusOf(code) ?? 422, code] as const)];
  for (const [status, code] of all) byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.map((code) => `\`${code}\``).join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}
