import type { CommandContext } from '#libs/kernel';
import type { Preferences } from '../domain/preferences.js';

export interface PreferencesCommand {
  readonly context: CommandContext;
  readonly accountId: string;
  readonly now: Date;
}

/** How the holder of an account likes the screen. */
export abstract class PreferencesRepository {
  /** Null when nothing was ever set. */
  abstract of(districtId: string, accountId: string): Promise<Preferences | null>;
  abstract set(command: PreferencesCommand, preferences: Preferences): Promise<Preferences>;
}
