/** The draft that the grammar makes of one directive text. Offsets count UTF-16 code units of the source, `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A slice of the source: `text === source.slice(start, end)`. */
export interface TextSpan extends Span {
  text: string;
}

export type UnitRole = 'lead' | 'resp' | 'support' | 'supervise';
export type ItemKind = 'task' | 'principle' | 'prohibition' | 'background' | 'call';
export type DeadlineType = 'by' | 'period' | 'from' | 'recurring' | 'relative' | 'open' | 'immediate';
export type Comparator = 'ge' | 'le' | 'eq' | 'gt' | 'lt' | 'approx';
export type YearSource = 'explicit' | 'docDate' | 'docNumber' | 'title' | 'text' | 'import' | 'none';
/** Who set a value: the grammar, or an official who reviewed the draft. */
export type SetBy = 'machine' | 'person';
export type DocType =
  'speech' | 'workpoints' | 'notice' | 'plan' | 'tasktable' | 'supervision' | 'minutes' | 'other';
export type BlockRole =
  | 'teaser'
  | 'head'
  | 'salutation'
  | 'preamble'
  | 'bridge'
  | 'closing'
  | 'signature'
  | 'attendees'
  | 'annex'
  | 'annex-head'
  | 'colophon'
  | 'noise';

export interface Unit extends Span {
  role: UnitRole;
  /** As written, blanks of a broken line taken out. */
  name: string;
  /** True when the unit stands elsewhere (a heading, a rule for all lists) and holds here too. */
  inherited: boolean;
  confidence: number;
  setBy: SetBy;
}

export interface Audience extends Span {
  name: string;
  setBy: SetBy;
}

export interface Deadline extends TextSpan {
  type: DeadlineType;
  /** Normalised value (ISO date, interval, `R/…`, `P…;from=issue`, `open`, `immediate`); null when the phrase is damaged. */
  iso: string | null;
  /** The last day, where there is one. */
  due: string | null;
  yearFrom: YearSource;
  confidence: number;
  setBy: SetBy;
}

export interface Target extends TextSpan {
  /** Null for a blank such as X个. */
  number: number | null;
  unit: string;
  comparator: Comparator;
  /** year, half, quarter, month, halfmonth, week, day, or the noun: 小区, 人. */
  per: string | null;
  confidence: number;
  setBy: SetBy;
}

export interface Prohibition extends TextSpan {
  setBy: SetBy;
}

/** The phrase that announces the list which an item belongs to (六点意见). */
export interface Declared extends TextSpan {
  declaredCount: number;
}

export interface DraftItem extends Span {
  id: string;
  /** By position: 2.1 first child of the second item; 2-1 first item of the second series. */
  path: string;
  level: number;
  series: number;
  parent: string | null;
  marker: TextSpan | null;
  /** The number that the marker shows, even if it is wrong. */
  ordinal: number | null;
  heading: TextSpan | null;
  /** The span after marker and heading; null when nothing is left. */
  body: Span | null;
  /** The item's own pieces, without marker, heading and children. */
  own: [number, number][];
  kind: ItemKind;
  declared: Declared | null;
  units: Unit[];
  audience: Audience[];
  deadlines: Deadline[];
  targets: Target[];
  prohibitions: Prohibition[];
  /** A proposal: tasks, and bans that name whom they bind. */
  dispatchable: boolean;
  confidence: number;
  flags: string[];
  /** Which values an official set by hand; empty in a fresh draft. */
  setBy: Partial<Record<'kind' | 'dispatchable' | 'level' | 'span', SetBy>>;
  children: DraftItem[];
}

export interface DraftBlock extends Span {
  role: BlockRole;
}

export interface DraftDates {
  docDate: (TextSpan & { iso: string }) | null;
  meetingDate: (TextSpan & { iso: string }) | null;
  /** ISO date, or a bare year when only a document number or a title shows one; null when nothing does. */
  referenceDate: string | null;
  referenceDateFrom: Exclude<YearSource, 'explicit'>;
}

export interface DraftSource {
  fileName: string | null;
  textSha256: string;
  length: number;
  offsetUnit: 'utf16';
  eol: 'lf' | 'crlf' | 'cr' | 'none';
  decodedFrom: string;
  generatedRanges: [number, number][];
}

export interface DirectiveDraft {
  schema: 'directive-draft/1';
  source: DraftSource;
  title: TextSpan | null;
  docNumber: TextSpan | null;
  docType: DocType;
  issuer: TextSpan[];
  addressees: TextSpan[];
  dates: DraftDates;
  secrecy: TextSpan | null;
  urgency: TextSpan | null;
  cc: TextSpan[];
  leadRule: 'first-listed' | null;
  blocks: DraftBlock[];
  items: DraftItem[];
  noise: TextSpan[];
  warnings: string[];
}

export interface DecomposeOptions {
  /** ISO date against which 6月底前, 下周五前 … are resolved when the text shows no date of its own. */
  referenceDate?: string;
  fileName?: string;
  decodedFrom?: string;
  /** Ranges that a reader wrote into the text (automatic list numbers of .docx). */
  generatedRanges?: readonly (readonly [number, number])[];
}
