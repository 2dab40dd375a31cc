import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { demoClock } from '../../deploy/demo/clock.mjs';
import { clockOffsetFile } from '../../deploy/local/environment.mjs';

/** Services read the file again at most every 200 ms. */
const READ_AGAIN_MS = 300;

/** The clock by which all services measure dues and periods, beside those of their machines. */
export function movedClock(dataDir) {
  return {
    ...demoClock(dataDir),
    async ahead(ms) {
      writeFileSync(clockOffsetFile(dataDir), String(ms));
      await pause(READ_AGAIN_MS);
    },
  };
}
