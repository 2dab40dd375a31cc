import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** What somebody has typed into one form about one thing, kept on this device until the platform has taken it. */
export interface Draft<Value = unknown> {
  readonly value: Value;
  /** The key of the intention, kept with it: a form sent again after a crash is the same command. */
  readonly key: string;
  readonly savedAt: number;
}

export interface DraftPlace {
  readonly personId: string;
  /** The thing the form is about: a task's id, a directive's. */
  readonly subject: string;
  readonly form: string;
}

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft };
}

/** What is older was given up long ago; a shared computer should not keep it. */
const KEPT_MS = 30 * 24 * 3_600_000;

const placeKey = ({ personId, subject, form }: DraftPlace) => `${personId}|${subject}|${form}`;

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('guantong', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('drafts');
    },
  });
  // A refusal (private mode, a full disk) may be over the next time.
  opened.catch(() => (opened = undefined));
  return opened;
}

export async function readDraft<Value>(place: DraftPlace, now = Date.now()): Promise<Draft<Value> | null> {
  const draft = await (await database()).get('drafts', placeKey(place));
  if (!draft) return null;
  if (now - draft.savedAt <= KEPT_MS) return draft as Draft<Value>;
  await clearDraft(place);
  return null;
}

export async function writeDraft(place: DraftPlace, draft: Draft): Promise<void> {
  await (await database()).put('drafts', draft, placeKey(place));
}

export async function clearDraft(place: DraftPlace): Promise<void> {
  await (await database()).delete('drafts', placeKey(place));
}
