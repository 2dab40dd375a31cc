import { describeSettings, type SettingDescription } from '#libs/config';
import { SETTINGS_OF } from './compose.js';

const LETTERS: Readonly<Record<string, string>> = {
  gateway: 'G',
  organization: 'O',
  'task-dispatch': 'T',
  approval: 'A',
  notification: 'N',
};

/** Every setting of every service once, by name, as a table of docs/operations.md. */
export function settingsTable(): string {
  const readers = new Map<string, { setting: SettingDescription; letters: string[] }>();
  for (const [service, settings] of Object.entries(SETTINGS_OF)) {
    for (const setting of describeSettings(settings)) {
      const entry = readers.get(setting.env) ?? { setting, letters: [] };
      readers.set(setting.env, { setting, letters: [...entry.letters, LETTERS[service]!] });
    }
  }
  const rows = [...readers.values()]
    .sort((a, b) => (a.setting.env < b.setting.env ? -1 : 1))
    .map(({ setting, letters }) => `| ${cells(setting, letters.join(' ')).join(' | ')} |`);
  return ['| setting | of | without it | meaning |', '|---|---|---|---|', ...rows].join('\n');
}

function cells(
  { env, secret, required, fallback, unit, sentence }: SettingDescription,
  of: string,
): string[] {
  const without = required ? 'no start' : fallback === null ? '—' : `${fallback}${unit ? ` ${unit}` : ''}`;
  return [`\`${env}\`${secret ? ' (secret)' : ''}`, of, without, sentence];
}
