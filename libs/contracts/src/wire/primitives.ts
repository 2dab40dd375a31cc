import { z } from 'zod';

/**
 * Building blocks of every contract. They refuse what PostgreSQL, logs or a reader's eye could not
 * take: U+0000 and lone surrogates (jsonb rejects them), control characters and direction overrides
 * (they spoof lists), dates that do not exist. Objects are strict everywhere: an unknown field is an error.
 */

// oxlint-disable-next-line no-control-regex
const FORBIDDEN_IN_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/;
// oxlint-disable-next-line no-control-regex
const FORBIDDEN_IN_LINE = /[\u0000-\u001f\u007f\u200b\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

function isRealDay(value: string): boolean {
  const match = DAY.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year <= 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A UUID in lower case. */
export const id = () => z.uuid().lowercase();

/** One line of 1 to `max` characters (UTF-16 units), no control characters, not only blanks. */
export const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine(
      (value) => value.isWellFormed() && !FORBIDDEN_IN_LINE.test(value),
      'holds characters that are not allowed',
    )
    .refine((value) => value.trim().length > 0, 'is blank');

/** A name that somebody gives to find something by: at most `max` characters that a line may hold; nothing need be called that. */
export const wanted = (max: number) =>
  z
    .string()
    .max(max)
    .refine(
      (value) => value.isWellFormed() && !FORBIDDEN_IN_LINE.test(value),
      'holds characters that are not allowed',
    );

/** Text of 1 to `max` characters; line breaks and tabs are allowed. */
export const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine(
      (value) => value.isWellFormed() && !FORBIDDEN_IN_TEXT.test(value),
      'holds characters that are not allowed',
    )
    .refine((value) => value.trim().length > 0, 'is blank');

/** The text of a document as it was read: byte order marks and form feeds may occur, U+0000 and lone surrogates may not. */
export const sourceText = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine(
      (value) => value.isWellFormed() && !value.includes('\u0000'),
      'holds characters that are not allowed',
    );

/** A calendar day `YYYY-MM-DD`, meaning Asia/Shanghai. */
export const day = () => z.string().refine(isRealDay, 'is not a day of the calendar (YYYY-MM-DD)');

/** An instant with its zone, ISO 8601. */
export const instant = () => z.iso.datetime({ offset: true });

/** Aggregate version, from 1. */
export const version = () => z.int().min(1);

/** Place in the organisation tree: `/1/12/107/`. */
export const unitPath = () => z.string().regex(/^\/(\d{1,9}\/){1,12}$/);

/** Opaque and signed; only the service that made it can read it. */
export const cursor = () => z.string().min(1).max(512);

/** How many rows a page may hold; more than 200 is refused at the edge. */
export const pageLimit = (fallback = 50) => z.int().min(1).max(200).default(fallback);

export const sha256 = () => z.string().regex(/^[0-9a-f]{64}$/);

/** A page of rows; `next` is null on the last one. */
export const page = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({ rows: z.array(row), next: cursor().nullable() });

export const empty = () => z.strictObject({});
