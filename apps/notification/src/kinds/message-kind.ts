import type { FactContract, FactOf } from '#libs/contracts';
import type { Because, Locale, MessageLink, MessageParams, Pace } from '../domain/message.js';

/** One person to be told. A null person (a vacant post) is told nothing. */
export interface Telling {
  readonly personId: string | null;
  readonly because: Because;
  readonly link: MessageLink;
  readonly params: MessageParams;
}

export interface MessageText {
  readonly title: (params: MessageParams) => string;
  readonly body: (params: MessageParams) => string;
}

/** Everything about one kind of message: which fact, who, why, and the words in both languages. */
export interface MessageKind<Contract extends FactContract = FactContract> {
  readonly kind: string;
  readonly fact: Contract;
  readonly pace: Pace;
  readonly tells: (fact: FactOf<Contract>) => readonly Telling[];
  readonly text: Readonly<Record<Locale, MessageText>>;
}

/** Declares a kind; the fact's type flows into `tells`. */
export function messageKind<Contract extends FactContract>(kind: MessageKind<Contract>): MessageKind {
  return kind as unknown as MessageKind;
}

const SHORT = 36;

/** The beginning of a text that may be a whole sentence of the source, for a title. */
export function short(text: unknown): string {
  const words = [...String(text ?? '').replace(/^[\s，、；：。]+/, '')];
  return words.length <= SHORT ? words.join('') : `${words.slice(0, SHORT - 1).join('')}…`;
}

/** An instant as people here read it: 2026年5月6日 18:00, Asia/Shanghai; the end of a day is 24:00 of that day. */
export function inShanghai(instant: unknown, locale: Locale): string {
  if (typeof instant !== 'string') return '';
  const at = new Date(instant);
  const time = format(at, locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (time !== '00:00') return `${format(at, locale, DAY)} ${time}`;
  return `${format(new Date(at.getTime() - 1), locale, DAY)} 24:00`;
}

const DAY = { year: 'numeric', month: 'long', day: 'numeric' } as const;

function format(at: Date, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const language = locale === 'zh-CN' ? 'zh-CN' : 'en-GB';
  return new Intl.DateTimeFormat(language, { timeZone: 'Asia/Shanghai', ...options }).format(at);
}

/** A day, `YYYY-MM-DD`, as people here read it: 2026年5月6日. */
export function onDay(day: unknown, locale: Locale): string {
  return typeof day === 'string' ? format(new Date(`${day}T00:00:00+08:00`), locale, DAY) : '';
}
