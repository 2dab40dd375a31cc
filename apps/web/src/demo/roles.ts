import { demoRoles } from '../api/sdk.gen.js';
import type { DemoRolesResponse } from '../api/types.gen.js';
import { Problem } from '../problems/problem.js';

export type DemoRole = DemoRolesResponse['roles'][number];

/** None where the platform is no demo. */
export async function readRoles(): Promise<readonly DemoRole[]> {
  try {
    return (await demoRoles()).roles;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return [];
    throw error;
  }
}
