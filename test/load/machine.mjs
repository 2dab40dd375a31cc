import { availableParallelism, cpus, release, totalmem } from 'node:os';

/** What the figures were taken on; without it they say nothing. */
export function machine() {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 1024 ** 3),
    system: `${process.platform} ${release()}`,
    node: process.version,
    takenAt: new Date().toISOString(),
  };
}
