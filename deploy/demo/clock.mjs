import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const DAY_MS = 86_400_000;
/** Services read the file again at most every 200 ms. */
const READ_AGAIN_MS = 300;

/** The clock of the services, set back so that the story can have begun some weeks ago. */
export function demoClock(dataDir) {
  const file = join(dataDir, 'clock-offset');
  const to = async (offsetMs) => {
    writeFileSync(file, String(Math.round(offsetMs)));
    await pause(READ_AGAIN_MS);
  };
  return {
    /** Ten in the morning (Shanghai), so many days ago; on a weekend the Monday after. */
    async daysAgo(days) {
      const day = new Date(Math.floor((Date.now() + 8 * 3_600_000) / DAY_MS - days) * DAY_MS);
      const weekend = { 6: 2, 0: 1 }[day.getUTCDay()] ?? 0;
      const at = day.getTime() + weekend * DAY_MS + 2 * 3_600_000;
      await to(Math.min(at - Date.now(), 0));
    },
    /** The file stays: a service that has not looked yet would keep the last offset without it. */
    async now() {
      await to(0);
    },
  };
}

/** A calendar day in Shanghai, so many days from today. */
export function dayFromNow(days) {
  return new Date(Date.now() + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);
}
