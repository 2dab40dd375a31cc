import type { Settings } from './setting.js';

/** A setting as documentation shows it. */
export interface SettingDescription {
  readonly env: string;
  readonly sentence: string;
  readonly unit: string | null;
  /** As it would be written in the environment; null if there is none. */
  readonly fallback: string | null;
  readonly required: boolean;
  readonly secret: boolean;
}

/** The settings in the order of their names, for documents and for a comparison with the compose file. */
export function describeSettings(settings: Settings): readonly SettingDescription[] {
  return Object.values(settings)
    .map((setting) => ({
      env: setting.env,
      sentence: setting.sentence,
      unit: setting.unit ?? null,
      fallback: setting.fallback === undefined ? null : String(setting.fallback),
      required: setting.fallback === undefined && !setting.optional,
      secret: setting.secret ?? false,
    }))
    .sort((a, b) => (a.env < b.env ? -1 : 1));
}
