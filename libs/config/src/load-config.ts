import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.js';
import type { Config, Setting, Settings } from './setting.js';

export type Environment = Readonly<Record<string, string | undefined>>;

type Outcome = { readonly value: unknown } | { readonly mistake: string };

/**
 * Reads every setting from the environment. An empty variable counts as missing. A secret may also be
 * given as a file, named by `<env>_FILE`; one line feed at its end is ignored.
 *
 * @throws ConfigError with all mistakes at once; values of secrets are not in it
 */
export function loadConfig<S extends Settings>(settings: S, env: Environment = process.env): Config<S> {
  const mistakes: string[] = [];
  const entries = Object.entries(settings).map(([property, setting]) => {
    const outcome = read(setting, env);
    if ('mistake' in outcome) mistakes.push(outcome.mistake);
    return [property, 'value' in outcome ? outcome.value : undefined];
  });
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return Object.freeze(Object.fromEntries(entries)) as Config<S>;
}

function read(setting: Setting, env: Environment): Outcome {
  const found = textOf(setting, env);
  if ('mistake' in found) return found;
  if (found.text !== undefined) return parse(setting, found.text);
  if (setting.fallback !== undefined || setting.optional) return { value: setting.fallback };
  const names = setting.secret ? `${setting.env} or ${setting.env}_FILE` : setting.env;
  return { mistake: `${names} is missing. ${setting.sentence}${unitOf(setting)}` };
}

function textOf(setting: Setting, env: Environment): { text: string | undefined } | { mistake: string } {
  const text = env[setting.env] || undefined;
  const fileName = `${setting.env}_FILE`;
  const file = setting.secret ? env[fileName] || undefined : undefined;
  if (file === undefined) return { text };
  if (text !== undefined)
    return { mistake: `${setting.env} and ${fileName} are both given. Give one of them` };
  try {
    return { text: readFileSync(file, 'utf8').replace(/\r?\n$/, '') || undefined };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return { mistake: `${fileName} names a file that cannot be read (${reason})` };
  }
}

function parse(setting: Setting, text: string): Outcome {
  const parsed = setting.schema.safeParse(text);
  if (parsed.success) return { value: parsed.data };
  // A schema's words may quote the value.
  if (setting.secret) return { mistake: `${setting.env} is malformed. ${setting.sentence}` };
  const reasons = parsed.error.issues.map((issue) => issue.message).join('; ');
  return {
    mistake: `${setting.env}=${JSON.stringify(text)}: ${reasons}. ${setting.sentence}${unitOf(setting)}`,
  };
}

function unitOf(setting: Setting): string {
  return setting.unit ? ` (${setting.unit})` : '';
}
