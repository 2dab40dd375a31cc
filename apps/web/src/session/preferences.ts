import type { AccountPreferencesResponse } from '../api/types.gen.js';
import type { TextSize } from '../text-size/text-size.js';
import type { Language } from '../words/words.js';

export type Preferences = AccountPreferencesResponse;

/** What of the preferences every entry shows. */
export interface Look {
  readonly size: TextSize;
  readonly language: Language;
}

const NAME = { 1: 'standard', 2: 'large', 3: 'largest' } as const satisfies Record<
  TextSize,
  Preferences['textSize']
>;
const SIZE = { standard: 1, large: 2, largest: 3 } as const satisfies Record<
  Preferences['textSize'],
  TextSize
>;

/**
 * How the screen looks after signing in. What the account asks for wins; where it asks for nothing but the standard,
 * a device that was set up for its reader stays as it is.
 */
export function lookAfterSignIn({ textSize, language }: Preferences, device: Look): Look {
  return {
    size: textSize === 'standard' ? device.size : SIZE[textSize],
    language: language === 'zh-CN' ? device.language : language,
  };
}

export function withLook(held: Preferences, { size, language }: Look): Preferences {
  return { ...held, textSize: NAME[size], language };
}
