import { device } from './device.js';
import { placeKey, type Place, type Waiting } from './waiting.js';

/** Commands on this device, oldest first. */
export interface OutboxStore {
  readonly all: (personId: string) => Promise<readonly Waiting[]>;
  readonly put: (waiting: Waiting) => Promise<void>;
  readonly remove: (place: Place) => Promise<void>;
}

export const deviceOutbox: OutboxStore = {
  async all(personId) {
    const kept = await (await device()).getAll('commands');
    return kept.filter((waiting) => waiting.personId === personId).sort((a, b) => a.at - b.at);
  },
  async put(waiting) {
    await (await device()).put('commands', waiting, placeKey(waiting));
  },
  async remove(place) {
    await (await device()).delete('commands', placeKey(place));
  },
};
