/** How a script says a number. */
export interface NumeralSystem {
  /** Zero to nine. */
  readonly digits: string;
  /** Ten, hundred, thousand. */
  readonly units: string;
  /** Ten thousand. */
  readonly myriad: string;
  /** 一十一 rather than 十一. */
  readonly oneBeforeTen: boolean;
  /** A skipped place is spoken: 一百〇一. */
  readonly spokenZero: boolean;
  /** 百 rather than 一百. */
  readonly bareUnits: boolean;
}

export const SIMPLIFIED: NumeralSystem = {
  digits: '〇一二三四五六七八九',
  units: '十百千',
  myriad: '万',
  oneBeforeTen: false,
  spokenZero: true,
  bareUnits: false,
};
export const TRADITIONAL: NumeralSystem = { ...SIMPLIFIED, myriad: '萬' };
export const JAPANESE: NumeralSystem = { ...SIMPLIFIED, spokenZero: false, bareUnits: true };
export const LEGAL_SIMPLIFIED: NumeralSystem = {
  ...SIMPLIFIED,
  digits: '零壹贰叁肆伍陆柒捌玖',
  units: '拾佰仟',
  oneBeforeTen: true,
};
export const LEGAL_TRADITIONAL: NumeralSystem = {
  ...LEGAL_SIMPLIFIED,
  digits: '零壹貳參肆伍陸柒捌玖',
  myriad: '萬',
};

const MYRIAD = 10_000;

/** Spoken form: 十一, 一百〇一. `value` ≥ 0. */
export function counting(value: number, system: NumeralSystem): string {
  if (value === 0) return system.digits.charAt(0);
  if (value < MYRIAD) return belowMyriad(value, system);
  const low = value % MYRIAD;
  const gap = low > 0 && low < MYRIAD / 10 && system.spokenZero ? system.digits.charAt(0) : '';
  const high = counting(Math.floor(value / MYRIAD), system) + system.myriad;
  return low === 0 ? high : belowMyriad(low, system, high + gap);
}

/** Appends the figures with their units to what was said `before`: only a leading 十 goes without its 一. */
function belowMyriad(value: number, system: NumeralSystem, before = ''): string {
  const figures = [...String(value)].map(Number);
  let written = before;
  let skipped = false;
  for (const [index, figure] of figures.entries()) {
    const place = figures.length - 1 - index;
    if (figure === 0) {
      skipped = true;
      continue;
    }
    if (skipped && system.spokenZero) written += system.digits.charAt(0);
    skipped = false;
    const isSilent = place > 0 && figure === 1 && isSilentOne(place, written === '', system);
    written += (isSilent ? '' : system.digits.charAt(figure)) + (place ? system.units.charAt(place - 1) : '');
  }
  return written;
}

function isSilentOne(place: number, leading: boolean, system: NumeralSystem): boolean {
  return system.bareUnits || (place === 1 && leading && !system.oneBeforeTen);
}

/** Figure by figure, as in a year: 二〇二四. */
export function positional(value: number, zero: string): string {
  return [...String(value)]
    .map((figure) => (figure === '0' ? zero : SIMPLIFIED.digits[Number(figure)]))
    .join('');
}
