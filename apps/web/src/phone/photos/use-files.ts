import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { usePerson } from '../../session/use-session.js';
import { shelf } from '../outbox/use-outbox.js';
import { placeKey, type Verb } from '../outbox/waiting.js';
import type { ShelvedFile } from './shelf.js';
import { shrink } from './shrink.js';

/** As many as a command takes. */
export const MOST_FILES = 20;

export interface FormFiles {
  readonly files: readonly ShelvedFile[];
  readonly add: (picked: readonly File[]) => Promise<void>;
  readonly remove: (fileId: string) => void;
  /** Photos that are being made smaller. */
  readonly shrinking: number;
  /** Names of those that could not be read, or were too many. */
  readonly unreadable: readonly string[];
  readonly tooMany: boolean;
  /** Of all that are not up yet, 0 to 100; null when nothing is on its way. */
  readonly percent: number | null;
}

/** The files of one form. */
export function useFiles(taskId: string, verb: Verb): FormFiles {
  const { personId } = usePerson();
  const place = useMemo(() => ({ personId, taskId, verb }), [personId, taskId, verb]);
  const all = useSyncExternalStore(shelf.watch, shelf.files);
  const files = all.filter(({ kept }) => placeKey(kept) === placeKey(place));
  const [shrinking, setShrinking] = useState(0);
  const [unreadable, setUnreadable] = useState<readonly string[]>([]);
  const [tooMany, setTooMany] = useState(false);
  useEffect(() => void shelf.open(place), [place]);

  const add = async (picked: readonly File[]) => {
    const taken = picked.slice(0, MOST_FILES - files.length);
    setTooMany(taken.length < picked.length);
    setUnreadable([]);
    setShrinking((before) => before + taken.length);
    for (const file of taken) {
      try {
        await shelf.add(place, await prepared(file));
      } catch {
        setUnreadable((before) => [...before, file.name]);
      }
      setShrinking((before) => before - 1);
    }
  };
  const remove = (fileId: string) => void shelf.remove(fileId);
  return { files, add, remove, shrinking, unreadable, tooMany, percent: percentOf(files) };
}

/** Photos are made smaller; a document goes as it is. */
async function prepared(file: File) {
  if (file.type.startsWith('image/')) return await shrink(file);
  return { name: file.name, type: file.type, bytes: await file.arrayBuffer() };
}

function percentOf(files: readonly ShelvedFile[]): number | null {
  if (!files.some(({ state }) => state === 'uploading')) return null;
  const shares = files.map(({ state, percent }) => (state === 'up' ? 100 : percent));
  return shares.reduce((sum, share) => sum + share, 0) / files.length;
}
