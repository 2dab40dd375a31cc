import { median } from './percentiles.mjs';
import { TRANSITIONS } from './transitions.mjs';

/**
 * How the job stands to its floor: 1 is the floor itself. A rate is below 1, a cost above.
 *
 * @returns {{ ratio?: number, ratioToSameWrites?: number, ratios?: object }} empty without a floor; `ratio` is to the
 * least transaction, which writes in one service alone
 */
export function ratiosOf(job, floor) {
  if (!floor) return {};
  // Each window beside the floor right before it, so that a mood of the machine weighs on both.
  const beside = (rounds) => median(job.windows.map((rate, round) => rate / rounds[round]));
  const ratio = beside(floor.rounds);
  const cpu = Object.entries(floor.cpuSecondsPer1000);
  return {
    ratio,
    ratioToSameWrites: beside(floor.sameWritesRounds),
    ratios: {
      transitionsPerSecond: ratio,
      p50: job.p50.all / floor.p50,
      p99: job.p99.all / floor.p99,
      cpuSecondsPer1000: Object.fromEntries(
        cpu.map(([name, least]) => [name, job.cpuSecondsPer1000[name] / least]),
      ),
      rowsPerTransition: job.rowsPerTransition / floor.rowsPerTransaction,
      walBytesPerTransition: job.walBytesPerTransition / floor.walBytesPerTransaction,
      bytesPerInstance: job.bytesPerInstance / (floor.bytesPerTransaction * TRANSITIONS.length),
    },
  };
}
