export function parseResponse(bytes: Buffer): { readonly status: number; readonly body: unknown } | null;
