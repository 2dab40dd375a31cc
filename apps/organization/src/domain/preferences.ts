/** How somebody likes the screen; kept with the account, so that it is so on every device. */
export interface Preferences {
  /** Letters ×1, ×1.25, ×1.6. */
  readonly textSize: 'standard' | 'large' | 'largest';
  readonly language: 'zh-CN' | 'en';
  readonly singleKeys: boolean;
  /** Where signing in leads; null: by device and posts. */
  readonly entry: 'desk' | 'phone' | null;
}

/** For whoever has set nothing. */
export const STANDARD_PREFERENCES: Preferences = {
  textSize: 'standard',
  language: 'zh-CN',
  singleKeys: true,
  entry: null,
};
