import { LIST_LEVELS, type ListDefinition, type ListLevel } from './numbering-definitions.js';
import { formatNumber, isKnownFormat } from './number-formats.js';
import { symbolText } from './symbols.js';

/**
 * Counts the paragraphs of all lists in document order. Lists of one abstract list go on counting across
 * interruptions, tables and each other; only a start override begins anew, when its list is first used.
 */
export class ListCounters {
  /** By abstract list: the number each level shows now; a hole where the next one starts anew. */
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly startedLevels = new Set<string>();
  /** Formats that had to be written in figures. */
  readonly unknownFormats = new Set<string>();

  constructor(private readonly lists: ReadonlyMap<string, ListDefinition>) {}

  /** The level of this list that is bound to one of the styles. */
  levelOfStyle(numId: string, styleIds: readonly string[]): number | undefined {
    const levels = [...(this.lists.get(numId)?.levels ?? [])];
    for (const styleId of styleIds) {
      const bound = levels.find(([, level]) => level.styleId === styleId);
      if (bound) return bound[0];
    }
    return undefined;
  }

  /** Counts one paragraph and writes its marker with what separates it from the text; '' for none. */
  next(numId: string, ilvl: number): string {
    const list = this.lists.get(numId);
    const level = list?.levels.get(ilvl);
    if (!list || !level) return '';
    const numbers = this.counters.get(list.abstractId) ?? [];
    this.counters.set(list.abstractId, numbers);
    numbers[ilvl] = this.step(numId, ilvl, numbers[ilvl]);
    for (let deeper = ilvl + 1; deeper < LIST_LEVELS; deeper += 1) {
      if (restarts(list.levels.get(deeper), deeper, ilvl)) numbers[deeper] = undefined;
    }
    return this.write(list, level, numbers);
  }

  private step(numId: string, ilvl: number, current: number | undefined): number {
    const list = this.lists.get(numId);
    const override = list?.startOverrides.get(ilvl);
    const start = override ?? list?.levels.get(ilvl)?.start ?? 0;
    const key = `${numId}/${ilvl}`;
    const first = !this.startedLevels.has(key);
    this.startedLevels.add(key);
    return current === undefined || (first && override !== undefined) ? start : current + 1;
  }

  private write(list: ListDefinition, level: ListLevel, numbers: readonly (number | undefined)[]): string {
    if (level.format === 'bullet') return bulletText(level);
    const marker = level.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const shown = list.levels.get(index);
      if (!shown) return '';
      const number = numbers[index] ?? list.startOverrides.get(index) ?? shown.start;
      return this.figure(number, shown.format, level.legal);
    });
    return marker === '' ? '' : marker + separator(level, marker);
  }

  private figure(number: number, format: string, legal: boolean): string {
    if (format === 'none' || format === 'bullet') return '';
    if (legal) return String(number);
    const padded = /^custom:(0*)1\b/.exec(format);
    if (padded) return String(number).padStart((padded[1] ?? '').length + 1, '0');
    if (!isKnownFormat(format)) this.unknownFormats.add(format);
    return formatNumber(number, format);
  }
}

function restarts(level: ListLevel | undefined, index: number, used: number): boolean {
  const after = level?.restartAfter;
  if (after === 0) return false;
  return after === undefined || after > index ? true : used < after;
}

function bulletText(level: ListLevel): string {
  const bullet = [...level.text].map((sign) => symbolText(sign.codePointAt(0) ?? 0) ?? '•').join('') || '•';
  return bullet.trim() === '' ? '' : bullet + separator(level, bullet);
}

/**
 * Word puts a tab after most numbers, only to indent. A tab would read as a cell of a table, so it becomes a blank,
 * or nothing after full-width punctuation, which is as people type it: 一、总体要求; 1. 总体要求.
 */
function separator(level: ListLevel, marker: string): string {
  if (level.suffix === 'nothing') return '';
  if (level.suffix === 'space') return ' ';
  return /[、，。．：；）】〕》\s]$/u.test(marker) ? '' : ' ';
}
