import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Services read the file again at most every 200 ms. */
const READ_AGAIN_MS = 300;

/** Nothing, or what lies between now and ten in the morning of DEMO_TODAY: a story that ends on the same day at every start. */
const SHIFT_MS = shiftTo(process.env['DEMO_TODAY']);

function shiftTo(day) {
  if (!day) return 0;
  const ten = Date.parse(`${day}T10:00:00+08:00`);
  if (Number.isNaN(ten)) throw new Error(`DEMO_TODAY=${day} is not a day: it must be like 2026-11-20`);
  return ten - Date.now();
}

const demoNow = () => Date.now() + SHIFT_MS;

/** The clock of the services, set back so that the story can have begun some weeks ago. */
export function demoClock(dataDir) {
  const file = join(dataDir, 'clock-offset');
  const to = async (offsetMs) => {
    writeFileSync(file, String(Math.round(offsetMs)));
    await pause(READ_AGAIN_MS);
  };
  return {
    /** Ten in the morning (Shanghai) and some minutes, so many days ago; on a weekend the Monday after. */
    async daysAgo(days, minutes = 0) {
      const day = new Date(Math.floor((demoNow() + 8 * HOUR_MS) / DAY_MS - days) * DAY_MS);
      const weekend = { 6: 2, 0: 1 }[day.getUTCDay()] ?? 0;
      const at = day.getTime() + weekend * DAY_MS + 2 * HOUR_MS + minutes * 60_000;
      await to(Math.min(at - Date.now(), SHIFT_MS));
    },
    /** The file stays: a service that has not looked yet would keep the last offset without it. */
    async now() {
      await to(SHIFT_MS);
    },
  };
}

/** A calendar day in Shanghai, so many days from today. */
export function dayFromNow(days) {
  return new Date(demoNow() + 8 * HOUR_MS + days * DAY_MS).toISOString().slice(0, 10);
}
