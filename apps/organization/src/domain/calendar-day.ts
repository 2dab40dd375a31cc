/** A day `YYYY-MM-DD` as it is counted in Asia/Shanghai. Text order is calendar order. */
export type Day = string;

const SHANGHAI = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

export function dayOf(instant: Date): Day {
  return SHANGHAI.format(instant);
}

/** Days `[from, to)`; `to` is the first day that no longer belongs to it, null means open. */
export interface Period {
  readonly from: Day;
  readonly to: Day | null;
}

export function isInEffect(period: Period, today: Day): boolean {
  return period.from <= today && !hasEnded(period, today);
}

export function hasEnded(period: Period, today: Day): boolean {
  return period.to !== null && period.to <= today;
}
