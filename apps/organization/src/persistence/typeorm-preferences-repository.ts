import { type AggregateTable, JournaledStore, type StoredRow } from '#libs/journal';
import { actorOf } from '#libs/kernel';
import { runSql } from '#libs/persistence';
import { DataSource } from 'typeorm';
import type { Preferences } from '../domain/preferences.js';
import { type PreferencesCommand, PreferencesRepository } from '../ports/preferences-repository.js';
import { noted } from './journal-entries.js';
import { SCHEMA } from './migrations/index.js';

const PREFERENCES: AggregateTable = {
  schema: SCHEMA,
  table: 'preferences',
  aggregate: 'preferences',
  columns: { text_size: 'text', language: 'text', single_keys: 'boolean', entry: 'text' },
};

interface PreferencesRow extends StoredRow {
  readonly text_size: Preferences['textSize'];
  readonly language: Preferences['language'];
  readonly single_keys: boolean;
  readonly entry: Preferences['entry'];
}

export class TypeormPreferencesRepository extends PreferencesRepository {
  constructor(
    private readonly store: JournaledStore,
    private readonly dataSource: DataSource,
  ) {
    super();
  }

  override async of(districtId: string, accountId: string): Promise<Preferences | null> {
    const [row] = await runSql<PreferencesRow>(this.dataSource, {
      text: 'select * from preferences where district_id = $1 and id = $2',
      values: [districtId, accountId],
    });
    return row ? toPreferences(row) : null;
  }

  override set(
    { context, accountId, now }: PreferencesCommand,
    preferences: Preferences,
  ): Promise<Preferences> {
    return this.store.execute<Preferences | null, Preferences>({
      name: 'organization.set-preferences',
      context,
      table: PREFERENCES,
      id: accountId,
      toState: (row) => row && toPreferences(row as PreferencesRow),
      decide: (before) => ({
        row: fromPreferences(preferences),
        entries: [
          noted('organization.account.preferences-set', { accountId }, { before, after: preferences, now }),
        ],
        actor: actorOf(context.caller),
        answer: preferences,
      }),
    });
  }
}

function toPreferences({ text_size: textSize, language, single_keys: singleKeys, entry }: PreferencesRow) {
  return { textSize, language, singleKeys, entry };
}

function fromPreferences({ textSize, language, singleKeys, entry }: Preferences): Record<string, unknown> {
  return { text_size: textSize, language, single_keys: singleKeys, entry };
}
