import { readMarker, SERIES_CLASSES } from './classes.js';

/** Label lines and headings of the tail that always begin a paragraph of their own (U4, §7). */
const OWN_PARAGRAPH =
  /^(?:(?:牵头|责任|配合|协办|主办|主责|承办|督办|实施|落实|参与|参加|协助|监督)(?:单位|部门|科室|处室|领导|人)[::]|(?:完成|办结|整改|时间)(?:时限|时间|期限|要求)[::]|附件\d{0,2}(?:[::]|$)|抄送[::]|抄报[::]|发送[::]|出席[::]|列席[::]|记录[::]|同志们)/;

/** Whether a line (without blanks) opens a paragraph whatever stands before it. */
export function startsOwnParagraph(line: string): boolean {
  if (OWN_PARAGRAPH.test(line)) return true;
  const marker = readMarker(line, 0);
  return marker !== null && !SERIES_CLASSES.has(marker.cls) && !marker.cls.startsWith('decimal');
}
