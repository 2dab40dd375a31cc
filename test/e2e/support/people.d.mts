import type { Administrator } from './platform.mjs';

export const PASSWORD: string;
export const MONTHLY_TASK_BUDGET: number;
export const ADMINISTRATORS: readonly Administrator[];

export type UnitKey = 'root' | 'office' | 'supervision' | 'east' | 'east-1' | 'east-2' | 'west' | 'west-1';

export const UNITS: readonly {
  readonly key: UnitKey;
  readonly kind: string;
  readonly name: string;
  readonly code: string;
  readonly parent: UnitKey;
}[];

export const STAFF: readonly {
  readonly login: string;
  readonly name: string;
  readonly unit: UnitKey;
  readonly post: string;
  readonly duties: readonly string[];
  readonly heads?: boolean;
  readonly scope?: UnitKey;
}[];
