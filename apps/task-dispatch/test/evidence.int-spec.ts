import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '#libs/kernel';
import { expectRefusal } from '#libs/testing';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EvidenceFolder, MAX_EVIDENCE_BYTES } from '../src/files/evidence-folder.js';
import { TypeormEvidenceRegister } from '../src/persistence/typeorm-evidence-register.js';
import { AttachEvidence } from '../src/use-cases/attach-evidence.js';
import { SweepEvidence } from '../src/use-cases/sweep-evidence.js';
import { at, handler } from './task-builder.js';
import { context, TaskFixture } from './task-fixture.js';

/** A photo of one pixel, and what a camera writes into it. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
  'base64',
);
const PLACE = Buffer.from('ffe1000d457869660000475053313330', 'hex').subarray(0, 15);

let fixture: TaskFixture;
let folder: string;
let taskId: string;
const staging = () => join(folder, 'staging');
const kept = () => join(folder, 'evidence');

beforeAll(async () => {
  fixture = await TaskFixture.start();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evidence-'));
  await Promise.all([staging(), kept()].map((path) => mkdir(path)));
  const evidence = { files: true, figures: [], reason: '备查' };
  fixture.clock.set(at('2026-11-20 16:00'));
  taskId = (await fixture.dispatched(`evidence ${folder}`, ['/1/12/'], { evidence })).get('/1/12/')!;
  await fixture.use.signFor.execute({ taskId }, context(handler));
});
afterAll(() => fixture.stop());

const store = () => new EvidenceFolder(staging(), kept());
const attaching = () => new AttachEvidence(fixture.desk, store(), fixture.clock);
const sweeping = () =>
  new SweepEvidence(new TypeormEvidenceRegister(fixture.dataSource), store(), fixture.clock);

async function upload(bytes: Buffer = Buffer.from('一页台账')) {
  const uploadId = uuidv7();
  await writeFile(join(staging(), uploadId), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { uploadId, fileName: '../../台账.txt', size: bytes.length, sha256 };
}

describe('evidence', () => {
  it('is moved out of staging under a name that nobody chose, once, however often it is asked for', async () => {
    const file = await upload();
    const key = context(handler);
    const first = await attaching().execute({ taskId, ...file }, key);
    expect(await attaching().execute({ taskId, ...file }, key)).toEqual(first);
    expect(await readdir(kept())).toEqual([file.uploadId]);
    expect(await readFile(join(kept(), file.uploadId), 'utf8')).toBe('一页台账');
    expect(await readdir(staging())).toEqual([]);
    const rows = await fixture.rows('select file_name from evidence where task_id = $1', taskId);
    expect(rows).toEqual([{ file_name: '../../台账.txt' }]);
  });

  it('is refused when it is not what was announced, or is not there', async () => {
    const file = await upload();
    const wrong = { ...file, sha256: '0'.repeat(64) };
    await expectRefusal(
      attaching().execute({ taskId, ...wrong }, context(handler)),
      'task-dispatch/file-does-not-match',
    );
    const longer = { ...file, size: file.size + 1 };
    await expectRefusal(
      attaching().execute({ taskId, ...longer }, context(handler)),
      'task-dispatch/file-does-not-match',
    );
    const absent = { ...file, uploadId: uuidv7() };
    await expectRefusal(
      attaching().execute({ taskId, ...absent }, context(handler)),
      'task-dispatch/upload-not-found',
    );
    expect(await readdir(kept())).toEqual([]);
  });

  it('that is a photo is kept without its place and time, and what is said of it is said of the kept file', async () => {
    const bytes = Buffer.concat([JPEG.subarray(0, 2), PLACE, JPEG.subarray(2)]);
    const file = { ...(await upload(bytes)), fileName: '现场.jpg' };
    const seen = await attaching().execute({ taskId, ...file }, context(handler));
    const sha256 = createHash('sha256').update(JPEG).digest('hex');
    expect(seen).toMatchObject({ size: JPEG.length, sha256, contentType: 'image/jpeg' });
    expect(await readFile(join(kept(), file.uploadId))).toEqual(JPEG);
    expect(await readdir(staging())).toEqual([]);
    const rows = await fixture.rows('select size::int, sha256 from evidence where task_id = $1', taskId);
    expect(rows).toEqual([{ size: JPEG.length, sha256 }]);
  });

  it('that is a photo is kept the same when it is announced again, and refused when something else is', async () => {
    const bytes = Buffer.concat([JPEG.subarray(0, 2), PLACE, JPEG.subarray(2)]);
    const file = { ...(await upload(bytes)), fileName: '现场.jpg' };
    const first = await store().keep(file);
    expect(await store().keep(file)).toEqual(first);
    await expectRefusal(
      store().keep({ ...file, size: first.size, sha256: first.sha256 }),
      'task-dispatch/file-does-not-match',
    );
    await store().remove(first.storageKey);
    expect(await readdir(kept())).toEqual([]);
  });

  it('is never read through a link, and never larger than 20 MB', async () => {
    const file = await upload();
    const linked = uuidv7();
    await symlink(join(staging(), file.uploadId), join(staging(), linked));
    await expectRefusal(
      attaching().execute({ taskId, ...file, uploadId: linked }, context(handler)),
      'task-dispatch/upload-not-found',
    );
    const large = await upload(Buffer.alloc(MAX_EVIDENCE_BYTES + 1, 0x41));
    await expectRefusal(
      attaching().execute({ taskId, ...large }, context(handler)),
      'task-dispatch/file-too-large',
    );
  });

  it('of one task is not found by another one, neither as an upload nor as evidence', async () => {
    const file = await upload();
    const { evidenceId } = await attaching().execute({ taskId, ...file }, context(handler));
    const other = (
      await fixture.dispatched(`other ${folder}`, ['/1/12/'], {
        evidence: { files: true, figures: [], reason: '备查' },
      })
    ).get('/1/12/')!;
    await fixture.use.signFor.execute({ taskId: other }, context(handler));
    await expectRefusal(
      attaching().execute({ taskId: other, ...file }, context(handler)),
      'task-dispatch/upload-not-found',
    );
    const stealing = fixture.use.report.execute(
      { taskId: other, text: '…', figures: [], evidenceIds: [evidenceId] },
      context(handler),
    );
    await expectRefusal(stealing, 'task-dispatch/evidence-not-found');
  });
});

describe('the sweep of evidence', () => {
  it('removes after 24 hours what no report has claimed, with its file, and nothing else', async () => {
    const [claimed, unclaimed] = [await upload(), await upload(Buffer.from('无人认领'))];
    const { evidenceId } = await attaching().execute({ taskId, ...claimed }, context(handler));
    await attaching().execute({ taskId, ...unclaimed }, context(handler));
    await fixture.use.report.execute(
      { taskId, text: '附台账', figures: [], evidenceIds: [evidenceId] },
      context(handler),
    );
    fixture.clock.set(at('2026-11-21 15:59'));
    await sweeping().execute();
    expect((await readdir(kept())).sort()).toEqual([claimed.uploadId, unclaimed.uploadId].sort());
    fixture.clock.set(at('2026-11-21 16:01'));
    await sweeping().execute();
    expect(await readdir(kept())).toEqual([claimed.uploadId]);
    expect(await fixture.rows('select id from evidence where task_id = $1', taskId)).toEqual([
      { id: evidenceId },
    ]);
  });

  it('removes old uploads, what has come of unfinished ones, and kept files that no row knows', async () => {
    const [left, fresh] = [await upload(), await upload()];
    const lost = uuidv7();
    await writeFile(join(kept(), lost), 'x');
    const longAgo = at('2026-11-18 10:00');
    await utimes(join(staging(), left.uploadId), longAgo, longAgo);
    const begun = uuidv7();
    for (const name of [`${begun}.part`, `${begun}.json`, `${begun}.${uuidv7()}.json`, 'not-ours.part']) {
      await writeFile(join(staging(), name), 'x');
      await utimes(join(staging(), name), longAgo, longAgo);
    }
    await utimes(join(kept(), lost), longAgo, longAgo);
    const now = at('2026-11-20 16:00');
    await utimes(join(staging(), fresh.uploadId), now, now);
    await sweeping().execute();
    expect((await readdir(staging())).sort()).toEqual([fresh.uploadId, 'not-ours.part'].sort());
    expect(await readdir(kept())).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
