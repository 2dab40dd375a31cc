import { device } from '../outbox/device.js';
import { placeKey, type Place } from '../outbox/waiting.js';
import type { KeptFile } from './kept-file.js';

/** Files on this device. */
export interface FileStore {
  /** Of one form, in the order in which they were added. */
  readonly of: (place: Place) => Promise<readonly KeptFile[]>;
  readonly put: (file: KeptFile) => Promise<void>;
  readonly remove: (fileId: string) => Promise<void>;
}

/** What is older was given up long ago, as with drafts. */
const KEPT_MS = 30 * 24 * 3_600_000;

export const deviceFiles: FileStore = {
  async of(place) {
    const held = await (await device()).getAll('files');
    const old = held.filter(({ addedAt }) => Date.now() - addedAt > KEPT_MS);
    for (const { fileId } of old) await deviceFiles.remove(fileId);
    return held
      .filter((file) => placeKey(file) === placeKey(place) && !old.includes(file))
      .sort((a, b) => a.addedAt - b.addedAt);
  },
  async put(file) {
    await (await device()).put('files', file, file.fileId);
  },
  async remove(fileId) {
    await (await device()).delete('files', fileId);
  },
};
