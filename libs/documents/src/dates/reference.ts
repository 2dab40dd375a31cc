import type { DirectiveDraft, DraftDates, TextSpan, YearSource } from '../draft.js';
import { parseIso, type Day } from './calendar.js';

/** What a phrase without a year is resolved against. `day` is null when only a year is known. */
export interface Reference {
  year: number | null;
  day: Day | null;
  /** When the meeting was that minutes report. */
  meetingDay?: Day | null;
  from: DraftDates['referenceDateFrom'];
}

type Dated = TextSpan & { iso: string };

/** What the year is read from: head fields, and the running text when they name none. */
export type ReferenceSources = Pick<DirectiveDraft, 'title' | 'docNumber'> & {
  docDate: Dated | null;
  text: string;
};

/** Document date → year of the document number → year in the title → the one year of all dates → date of import (§11.4). */
export function referenceOf(fields: ReferenceSources, importDate: string | undefined): Reference {
  const docDay = fields.docDate === null ? null : parseIso(fields.docDate.iso);
  if (docDay !== null) return { year: docDay.year, day: docDay, from: 'docDate' };
  const importDay = importDate === undefined ? null : parseIso(importDate);
  const number = yearIn(fields.docNumber?.text, /[〔[(【](20\d{2})[〕\])】]/);
  const title = yearIn(fields.title?.text, /(20\d{2})年/);
  const year = number ?? title ?? onlyYearOfDates(fields.text);
  const from = number !== null ? 'docNumber' : title !== null ? 'title' : 'text';
  if (year !== null && importDay?.year !== year) return { year, day: null, from };
  if (importDay !== null) return { year: importDay.year, day: importDay, from: 'import' };
  return year === null ? { year: null, day: null, from: 'none' } : { year, day: null, from };
}

const DATED_YEAR =
  /(?<!\d)(20\d{2})年(?:底|末|(?:1[0-2]|[1-9])月(?:\d{1,2}日)?(?:之?前|以前|底|至|到|起|[-~—]))/g;

/** A text that dates its tasks in one year only: its bare months mean that year too. Two years leave it open. */
function onlyYearOfDates(text: string): number | null {
  const years = new Set(Array.from(text.matchAll(DATED_YEAR), (match) => Number(match[1])));
  const [only = null] = years;
  return years.size === 1 ? only : null;
}

function yearIn(text: string | undefined, pattern: RegExp): number | null {
  const match = text === undefined ? null : pattern.exec(text.replace(/\s/g, ''));
  return match === null ? null : Number(match[1]);
}

/** How sure a value is by where its year comes from (§15). */
export const CONFIDENCE_BY_YEAR: Readonly<Record<YearSource, number>> = {
  explicit: 0.98,
  docDate: 0.9,
  docNumber: 0.75,
  title: 0.75,
  text: 0.65,
  import: 0.5,
  none: 0.5,
};
