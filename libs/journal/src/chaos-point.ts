/** Places where a crash is worth trying (reliability C1, C2, C4, C7, C8). */
export type ChaosPoint =
  | 'journal.before-commit'
  | 'journal.after-commit'
  | 'relay.after-publish'
  | 'inbox.before-commit'
  | 'inbox.after-commit';

/** What a negative control takes away, to see that a fault test would notice. */
export type Protection = 'reconciler' | 'receipts';

/** `CHAOS_POINTS="journal.after-commit=0.01,relay.after-publish"`: probability, 1 when left out. */
export function parseChaosPoints(setting: string | undefined): ReadonlyMap<string, number> {
  const points = (setting ?? '').split(',').filter((point) => point !== '');
  return new Map(
    points.map((point) => {
      const [name = '', probability = '1'] = point.split('=');
      return [name.trim(), Number(probability)];
    }),
  );
}

const armed = parseChaosPoints(process.env['CHAOS_POINTS']);
/** SIGKILL, or SIGSTOP: the process stays where it is until somebody lets it go on (reliability C5, C9). */
const signal = process.env['CHAOS_SIGNAL'] === 'SIGSTOP' ? 'SIGSTOP' : 'SIGKILL';
let hasStruck = false;

function strike(point: ChaosPoint): void {
  const probability = armed.get(point);
  if (hasStruck || probability === undefined || Math.random() >= probability) return;
  hasStruck = true;
  process.kill(process.pid, signal);
}

/**
 * Kills or stops this process without a goodbye where CHAOS_POINTS names the place, once; does nothing at all
 * otherwise. For fault tests only: nothing in production sets it.
 */
export const chaosPoint: (point: ChaosPoint) => void = armed.size === 0 ? () => undefined : strike;

/** Without CHAOS_POINTS the setting means nothing, so that it cannot slip into production alone. */
const disabled = armed.size === 0 ? undefined : process.env['CHAOS_DISABLE'];

/** Whether CHAOS_DISABLE takes this protection away. */
export const isDisabled = (protection: Protection): boolean => disabled === protection;
