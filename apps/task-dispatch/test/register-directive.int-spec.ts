import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  coverageReport,
  directive as directiveContract,
  directiveSource,
  item as itemContract,
} from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { expectRefusal } from '#libs/testing';
import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { context, idOf } from './directive-builder.js';
import { DirectiveFixture, NOTICE } from './directive-fixture.js';

const SPEECH = join(import.meta.dirname, '../../../test/fixtures/documents/seed-speech.txt');

let ledger: DirectiveFixture;
beforeAll(async () => {
  ledger = await DirectiveFixture.start();
});
afterAll(() => ledger.stop());

describe('the founding speech, registered', () => {
  it('keeps its text byte for byte', async () => {
    const bytes = await readFile(SPEECH);
    const { directiveId, source } = await ledger.registered(bytes.toString('utf8'));
    const shown = await ledger.read.source(directiveId, ledger.drafter);
    expect(Buffer.from(shown.text)).toEqual(bytes);
    expect(source.textSha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(directiveSource.output.safeParse(shown).error).toBeUndefined();
  });

  it('is a draft whose blocks and items tile the text', async () => {
    const view = await ledger.registered(await readFile(SPEECH, 'utf8'));
    expect(directiveContract.safeParse(view).error).toBeUndefined();
    expect(view).toMatchObject({ state: 'draft', docType: 'speech', version: 1, dispatch: null });
    expect(view.items.total).toBeGreaterThan(9);
    const coverage = await ledger.read.coverage(view.directiveId, ledger.drafter);
    expect(coverageReport.output.safeParse(coverage).error).toBeUndefined();
    expect(coverage.complete).toBe(true);
  });

  it('has items in the order of the text whose words are slices of it', async () => {
    const text = await readFile(SPEECH, 'utf8');
    const { directiveId } = await ledger.registered(text);
    const page = await ledger.read.items({ directiveId, limit: 200 }, ledger.drafter);
    for (const item of page.rows) {
      expect(itemContract.safeParse(item).error).toBeUndefined();
      expect(text.slice(item.span.start, item.span.end)).toContain(item.body);
      expect(item.setBy['kind']).toBe('machine');
    }
    const starts = page.rows.map(({ span }) => span.start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  it('proposes guidance for its principles and leaves the tasks undecided', async () => {
    const { directiveId, items } = await ledger.registered(await readFile(SPEECH, 'utf8'));
    expect(items.guidance).toBeGreaterThan(0);
    expect(items.task).toBe(0);
    const all = await ledger.items(directiveId);
    const open = all.filter(({ outcome }) => outcome === 'undecided');
    expect(open.every(({ kind }) => kind === 'task' || kind === 'call')).toBe(true);
    expect(open).toHaveLength(items.undecided);
  });

  it('can be read in pages, each item once', async () => {
    const { directiveId, items } = await ledger.registered(await readFile(SPEECH, 'utf8'));
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await ledger.read.items({ directiveId, limit: 7, cursor }, ledger.drafter);
      seen.push(...page.rows.map(({ itemId }) => itemId));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(items.total);
    expect(seen).toHaveLength(items.total);
  });
});

describe('registering', () => {
  it('tells others once, also when the command comes twice', async () => {
    const command = {
      issuerUnitId: idOf('unit /1/'),
      title: null,
      source: { text: NOTICE },
      referenceDate: null,
    };
    const asked = context(ledger.drafter);
    const first = await ledger.register.execute(command, asked);
    expect(await ledger.register.execute(command, asked)).toEqual(first);
    const facts = await ledger.facts(first.directiveId);
    expect(facts.map(({ type }) => type)).toEqual(['task-dispatch.directive.registered']);
    expect(facts[0]!.data).toMatchObject({ directiveTitle: '关于做好冬季工作的通知', items: 2 });
  });

  it.each(['/1/12/', '/1/13/'])(
    'is refused to a drafter of %s, and the refusal leaves a line',
    async (path) => {
      const stranger = ledger.person(`${path} 干事`, path, 'draft');
      const asked = context(stranger);
      const command = {
        issuerUnitId: idOf('unit /1/'),
        title: null,
        source: { text: NOTICE },
        referenceDate: null,
      };
      await expectRefusal(ledger.register.execute(command, asked), 'task-dispatch/issuer-unit-not-yours');
      const lines = await ledger.rows(
        'select code from journal where actor_person_id = $1',
        stranger.personId,
      );
      expect(lines).toEqual([{ code: 'task-dispatch/issuer-unit-not-yours' }]);
    },
  );
});

describe('an uploaded document', () => {
  const upload = async (bytes: Buffer | string, fileName: string) => {
    const uploadId = uuidv7();
    await writeFile(join(ledger.stagingDir, uploadId), bytes);
    return { uploadId, fileName };
  };
  const register = (source: { uploadId: string; fileName: string }) => {
    const command = { issuerUnitId: idOf('unit /1/'), title: null, source, referenceDate: null };
    return ledger.register.execute(command, context(ledger.drafter));
  };

  it('is read, registered with its name and taken out of staging', async () => {
    const source = await upload(NOTICE, '通知.txt');
    const view = await register(source);
    expect(view.source).toMatchObject({ fileName: '通知.txt', decodedFrom: 'utf-8', length: NOTICE.length });
    await expect(stat(join(ledger.stagingDir, source.uploadId))).rejects.toThrow('ENOENT');
  });

  it('that no reader understands is refused with advice in both languages and stays in staging', async () => {
    const source = await upload(Buffer.from('89504e470d0a1a0a0000000d', 'hex'), '扫描.png');
    const failure = await expectRefusal(register(source), 'task-dispatch/document-unreadable');
    expect(failure.details).toMatchObject({
      reason: expect.stringMatching(/^documents\//),
      message: { zh: expect.stringMatching(/\p{sc=Han}/u), en: expect.any(String) },
    });
    expect((await stat(join(ledger.stagingDir, source.uploadId))).isFile()).toBe(true);
  });

  it('of more than 20 MB is refused unread', async () => {
    const source = await upload(Buffer.alloc(20 * 1024 * 1024 + 1), '大.txt');
    await expectRefusal(register(source), 'task-dispatch/document-too-large');
  });

  it('of more than 200,000 characters is refused', async () => {
    const source = await upload('一、要求。'.repeat(50_000), '长.txt');
    await expectRefusal(register(source), 'task-dispatch/document-too-large');
  });

  it('that nobody uploaded is not found', async () => {
    await expectRefusal(
      register({ uploadId: uuidv7(), fileName: 'a.txt' }),
      'task-dispatch/upload-not-found',
    );
  });
});
