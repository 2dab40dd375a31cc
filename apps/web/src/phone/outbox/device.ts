import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { KeptFile } from '../photos/kept-file.js';
import type { Waiting } from './waiting.js';

interface Schema extends DBSchema {
  commands: { key: string; value: Waiting };
  files: { key: string; value: KeptFile };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** Where the phone keeps what has not arrived: commands, and the files that go with them. */
export function device(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('guantong-phone', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('commands');
      fresh.createObjectStore('files');
    },
  });
  // A refusal (private mode, a full disk) may be over the next time.
  opened.catch(() => (opened = undefined));
  return opened;
}
