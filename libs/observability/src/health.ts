/** One dependency's state. `down` of a `required` one makes the process not ready; it never makes it not alive. */
export interface HealthReport {
  readonly name: string;
  readonly state: 'up' | 'down';
  readonly required: boolean;
  /** A sentence for operators; no addresses, no secrets. */
  readonly note?: string;
}

/** Something a process depends on. `report` answers within a second and never throws. */
export abstract class HealthProbe {
  abstract report(): Promise<HealthReport>;
}

export interface Health {
  readonly ready: boolean;
  readonly reports: readonly HealthReport[];
}

export async function healthOf(probes: readonly HealthProbe[]): Promise<Health> {
  const reports = await Promise.all(probes.map((probe) => probe.report()));
  return { ready: reports.every((report) => report.state === 'up' || !report.required), reports };
}
