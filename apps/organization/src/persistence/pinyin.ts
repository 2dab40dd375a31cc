import { pinyin } from 'pinyin-pro';

/** What stands between the two ways to type a name; no search holds it. */
const BETWEEN = '\n';

/** `青岚区` as it is typed: whole (`qinglanqu`) and by its initials (`qlq`); other letters and digits stay, the rest goes. */
export function pinyinOf(name: string): string {
  const whole = pinyin(name, { toneType: 'none', type: 'array', v: true }).join('');
  const initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', v: true }).join('');
  return [typed(whole), typed(initials)].join(BETWEEN);
}

/** The letters of a search that may be pinyin (`qing lan`, `QLQ`); null where something else is among them. */
export function typedPinyin(words: string): string | null {
  return /^[a-z0-9' ]*[a-z][a-z0-9' ]*$/i.test(words) ? typed(words) : null;
}

const typed = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
