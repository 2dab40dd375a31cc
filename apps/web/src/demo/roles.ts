import { newKey } from '../calls/key.js';

export interface DemoRole {
  readonly key: string;
  readonly label: string;
  readonly labelEn: string;
  readonly entry: 'desk' | 'phone';
  readonly personName: string;
  readonly unitName: string;
}

/** None where the platform is no demo. */
export async function readRoles(): Promise<readonly DemoRole[]> {
  const answer = await fetch('/api/v1/demo/roles', { credentials: 'same-origin' });
  if (!answer.ok) return [];
  const { roles } = (await answer.json()) as { roles: readonly DemoRole[] };
  return roles;
}

/** Sets the session cookie of that role. @throws when the platform refuses */
export async function stepInto(key: string): Promise<void> {
  const answer = await fetch('/api/v1/demo/step-into', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
    body: JSON.stringify({ key }),
  });
  if (!answer.ok) throw new Error(`stepping in was refused: ${answer.status}`);
}
