export function makeSecrets(options: { out: string; district: string; code: string }): string[];
