export function onceReport(
  demo: Readonly<Record<string, unknown>> | undefined,
  context: { seeded: boolean; seconds: Readonly<Record<string, number>>; error?: Error },
): { ok: boolean; seconds: Readonly<Record<string, number>>; error?: string } & Record<string, unknown>;
