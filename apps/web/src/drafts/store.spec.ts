import { beforeEach, describe, expect, it } from '@jest/globals';
import 'fake-indexeddb/auto';
import { clearDraft, readDraft, writeDraft } from './store.js';

const MINE = { personId: 'p1', subject: 't1', form: 'report' };
const AT = Date.UTC(2026, 10, 26);
const draft = { value: { text: '已完成排查' }, key: 'k1', savedAt: AT };

describe('a draft', () => {
  beforeEach(() => clearDraft(MINE));

  it('comes back as it was kept, with the key of its intention', async () => {
    await writeDraft(MINE, draft);
    expect(await readDraft(MINE, AT)).toEqual(draft);
  });

  it('is that of its person, its subject and its form alone', async () => {
    await writeDraft(MINE, draft);
    for (const other of [{ personId: 'p2' }, { subject: 't2' }, { form: 'decline' }]) {
      expect(await readDraft({ ...MINE, ...other }, AT)).toBeNull();
    }
  });

  it('is the last one that was kept', async () => {
    await writeDraft(MINE, draft);
    await writeDraft(MINE, { ...draft, value: { text: '' } });
    expect(await readDraft(MINE, AT)).toMatchObject({ value: { text: '' } });
  });

  it('is gone after it was cleared', async () => {
    await writeDraft(MINE, draft);
    await clearDraft(MINE);
    expect(await readDraft(MINE, AT)).toBeNull();
  });

  it('is kept for thirty days and no longer, also for a reader who comes before the clock', async () => {
    const month = 30 * 24 * 3_600_000;
    await writeDraft(MINE, draft);
    expect(await readDraft(MINE, AT + month)).toEqual(draft);
    expect(await readDraft(MINE, AT + month + 1)).toBeNull();
    expect(await readDraft(MINE, AT)).toBeNull();
  });
});
