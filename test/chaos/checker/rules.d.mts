export const RULE_MODULES: Readonly<Record<string, readonly string[]>>;
export function loadRules(): Promise<object>;
