/**
 * What a reader accepts. Everything about an archive is checked on its directory, before a byte is unpacked.
 * A district's longest plan is some 60 pages and 200 KB of text; the limits leave two orders of magnitude.
 */

const MEBIBYTE = 1024 * 1024;

/** Bytes of the uploaded file. */
export const MAX_FILE_BYTES = 20 * MEBIBYTE;

/** UTF-16 code units of the text handed back. */
export const MAX_TEXT_LENGTH = 2_000_000;

/** Entries in a zip directory. A .docx has 10 to 30, plus one for each picture. */
export const MAX_ZIP_ENTRIES = 2_000;

/** Bytes of all entries together, unpacked. */
export const MAX_UNPACKED_BYTES = 200 * MEBIBYTE;

/** Bytes of one XML part, unpacked. */
export const MAX_PART_BYTES = 32 * MEBIBYTE;

/** Unpacked bytes per packed byte of an entry. XML of real documents stays below 60. */
export const MAX_COMPRESSION_RATIO = 250;

/** Entries smaller than this (bytes, unpacked) are harmless at any ratio. */
export const RATIO_FREE_BYTES = 2 * MEBIBYTE;

/** UTF-8 bytes of an entry name. */
export const MAX_ENTRY_NAME_BYTES = 255;

/** Packed bytes handed to the inflater at once: it can make at most 1032 times as many of them. */
export const INFLATE_STEP_BYTES = 8 * 1024;

/** Nested XML elements. Word itself stays below 60. */
export const MAX_XML_DEPTH = 200;

/** XML elements of one part. */
export const MAX_XML_ELEMENTS = 2_000_000;

/** Header and footer parts opened to see whether they hold text. */
export const MAX_MARGIN_PARTS = 60;

/** Pages of a PDF. */
export const MAX_PDF_PAGES = 300;

/** Positioned pieces of text on one PDF page. */
export const MAX_PDF_PAGE_ITEMS = 50_000;
