import type { BlockRole } from '../draft.js';
import {
  ANNEX_HEAD,
  ANNEX_LIST,
  ATTENDEES,
  CALL,
  CLOSING,
  COLOPHON,
  DATE_LINE,
  ISSUER_LINE,
  PRINTED,
} from './vocabulary.js';

/** Role of a paragraph that is no item by its own words, wherever it stands in the body; null when only its place can tell. */
export function roleByWords(text: string): BlockRole | null {
  if (ANNEX_HEAD.test(text)) return 'annex-head';
  if (ANNEX_LIST.test(text)) return 'annex';
  if (COLOPHON.test(text) || (PRINTED.test(text) && text.length < 80)) return 'colophon';
  if (ATTENDEES.test(text)) return 'attendees';
  if (DATE_LINE.test(text)) return 'signature';
  return null;
}

export const isSignatureName = (text: string): boolean =>
  text.length <= 40 && (ISSUER_LINE.test(text) || /^[\u4e00-\u9fff()“”\t、]{4,40}$/.test(text));

export const isClosing = (text: string): boolean => CLOSING.test(text) || CALL.test(text);

/** A paragraph outside the lists that assigns something to a unit or asks for it by a date or at a fixed turn (§14.10). */
export function asksByDate(text: string): boolean {
  if (CALL.test(text) || text.length > 400) return false;
  if (/由[^,。;]{2,20}(?:负责|牵头|督办)(?!解释)/.test(text)) return true;
  const asks = /请|要|须|务必|应当|将.{1,30}报|前.{0,16}报(?!告显示|道)/.test(text);
  const dated =
    /\d{1,2}日(?:\d{1,2}时)?(?:下班)?(?:之?前|以前)|月底|日前|每[月周季年日]|周[一二三四五六日](?:之?前)|工作日内|年底前/.test(
      text,
    );
  return asks && dated;
}

/** 再提三点要求。 after a list announces another one beside it, whatever its numbers look like (S3). */
export const announcesAnother = (text: string): boolean =>
  /再(?:次)?(?:强调|讲|提|谈|说|重申)[^。,]{0,4}[两二三四五六七八九]\s?(?:点|个|条|项|句|方面)[^。]{0,12}[。:]$/.test(
    text.slice(-60),
  );

/** A paragraph that announces the next list: 再强调三点：, 现提出以下要求： (seed, S1). */
export function announcesList(text: string): boolean {
  if (!text.endsWith(':')) return false;
  return /[两二三四五六七八九十几]\s?(?:点|个|条|项|方面|件)|强调|意见|要求|如下|以下|讲|谈/.test(
    text.slice(-40),
  );
}
