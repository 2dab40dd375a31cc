import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { evidenceGrant, exportGrant } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { eventually } from '#libs/testing';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { openGateway, type GatewayFixture, type SignedIn } from './gateway-fixture.js';

let gateway: GatewayFixture;
let person: SignedIn;

beforeAll(async () => {
  gateway = await openGateway();
  person = gateway.signIn(['handle']);
});

beforeEach(() => rmSync(gateway.config.stagingDir, { recursive: true, force: true }));

afterAll(() => gateway.close());

const staged = () => (existsSync(gateway.config.stagingDir) ? readdirSync(gateway.config.stagingDir) : []);

type Answer = { uploadId?: string; fileName?: string; size?: number; sha256?: string; code?: string };

async function send(
  body: FormData | string,
  headers: Record<string, string> = {},
): Promise<{ status: number; answer: Answer }> {
  const response = await fetch(`${gateway.url}/api/v1/uploads`, {
    method: 'POST',
    headers: { ...person.headers, ...headers },
    body,
  });
  return { status: response.status, answer: (await response.json()) as Answer };
}

function form(...entries: readonly (readonly [string, string | Blob, string?])[]): FormData {
  const built = new FormData();
  for (const [name, value, fileName] of entries) {
    if (typeof value === 'string') built.append(name, value);
    else built.append(name, value, fileName ?? 'file.txt');
  }
  return built;
}

const file = (bytes: Uint8Array<ArrayBuffer> | string, name = 'photo.png') =>
  form(['file', new Blob([bytes]), name]);

/** A multipart body written by hand, for what no client would send. */
const part = (boundary: string, head: string, content: string) =>
  `--${boundary}\r\n${head}\r\n\r\n${content}`;
const handmade = { 'content-type': 'multipart/form-data; boundary=xyz' };

describe('an upload', () => {
  it('is kept under a random name, with its size and hash', async () => {
    const bytes = new Uint8Array(700_000).fill(7);
    const { status, answer } = await send(file(bytes, '网格走访现场.png'));
    expect(status).toBe(201);
    expect(answer).toEqual({
      uploadId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      fileName: '网格走访现场.png',
      size: 700_000,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(staged()).toEqual([answer.uploadId]);
    expect(readFileSync(join(gateway.config.stagingDir, answer.uploadId!))).toEqual(Buffer.from(bytes));
  });

  it('larger than a message on the bus is no matter: bytes never travel there', async () => {
    const { status, answer } = await send(file(new Uint8Array(1024 * 1024)));
    expect([status, answer.size]).toEqual([201, 1024 * 1024]);
  });

  it('larger than allowed leaves nothing behind', async () => {
    const { status, answer } = await send(file(new Uint8Array(1024 * 1024 + 1)));
    expect([status, answer.code]).toEqual([400, 'platform/payload-too-large']);
    expect(staged()).toEqual([]);
  });

  it('far larger than allowed is stopped on its way', async () => {
    // The connection may be cut before the client has read the answer; the disk is what counts.
    const outcome = await send(file(new Uint8Array(30 * 1024 * 1024))).catch(() => undefined);
    if (outcome) expect(outcome.answer.code).toBe('platform/payload-too-large');
    await eventually(() => expect(staged()).toEqual([]));
  });

  it('that is empty leaves nothing behind', async () => {
    const { status, answer } = await send(file(''));
    expect([status, answer.code]).toEqual([400, 'platform/invalid-input']);
    expect(staged()).toEqual([]);
  });

  it.each([
    ['no part at all', '--xyz--\r\n'],
    ['only a field', `${part('xyz', 'content-disposition: form-data; name="a"', 'b')}\r\n--xyz--\r\n`],
    ['no body', ''],
    ['rubbish', 'rubbish without any boundary'],
    [
      'an end in the middle of the file',
      part('xyz', 'content-disposition: form-data; name="file"; filename="a.png"', 'abc'),
    ],
    ['an end in the middle of a head', '--xyz\r\ncontent-disposition: form-da'],
    ['a part whose head never says what it is', `${part('xyz', 'x-nothing: a', 'b')}\r\n--xyz--\r\n`],
  ])('of %s is refused and leaves nothing behind', async (_, body) => {
    const { status, answer } = await send(body, handmade);
    expect([status, answer.code]).toEqual([400, 'platform/invalid-input']);
    expect(staged()).toEqual([]);
  });

  it('without a boundary is refused', async () => {
    const { status, answer } = await send('--x--', { 'content-type': 'multipart/form-data' });
    expect([400, 415]).toContain(status);
    expect(answer.code).toMatch(/^platform\/(invalid-input|unsupported-media-type)$/);
  });

  it('of JSON is refused', async () => {
    const { status, answer } = await send('{}', { 'content-type': 'application/json' });
    expect([status, answer.code]).toEqual([415, 'platform/unsupported-media-type']);
  });

  it('may have fields, but not many', async () => {
    const fields = (count: number) => Array.from({ length: count }, (_, n) => [`f${n}`, 'v'] as const);
    const some = await send(form(...fields(3), ['file', new Blob(['abc'])]));
    expect([some.status, some.answer.size]).toEqual([201, 3]);
    const many = await send(form(...fields(10_000), ['file', new Blob(['abc'])]));
    expect([many.status, many.answer.code]).toEqual([400, 'platform/invalid-input']);
    expect(staged()).toEqual([some.answer.uploadId]);
  });

  it('of two files keeps none', async () => {
    const { status, answer } = await send(form(['a', new Blob(['abc'])], ['b', new Blob(['def'])]));
    expect([status, answer.code]).toEqual([400, 'platform/invalid-input']);
    expect(staged()).toEqual([]);
  });

  it('that the client breaks off leaves nothing behind', async () => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    const head = part(
      'xyz',
      'content-disposition: form-data; name="file"; filename="a.png"',
      'x'.repeat(100_000),
    );
    socket.write(
      `POST /api/v1/uploads HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${person.token}\r\nContent-Type: ${handmade['content-type']}\r\nContent-Length: 500000\r\n\r\n${head}`,
    );
    await eventually(() => expect(staged()).toEqual([expect.stringMatching(/\.part$/)]));
    socket.destroy();
    await eventually(() => expect(staged()).toEqual([]));
  });

  it('is not taken from a post that handles and drafts nothing', async () => {
    const { headers } = gateway.signIn(['audit']);
    const { status } = await send(file('abc'), headers);
    expect(status).toBe(403);
    expect(staged()).toEqual([]);
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\a.png', 'a.png'],
    ['a\u202egnp.exe', 'agnp.exe'],
    ['a\u200b\ufeffb.png', 'ab.png'],
    ['..', 'file'],
    ['   ', 'file'],
    [`${'长'.repeat(300)}.png`, '长'.repeat(255)],
    ['CON', 'CON'],
  ])('called %j is shown as %j and never stored under a name', async (given, shown) => {
    const { answer } = await send(file('abc', given));
    expect(answer.fileName).toBe(shown);
    expect(staged()).toEqual([answer.uploadId]);
  });
});

describe('a download', () => {
  const granted = {
    storageKey: 'k1',
    fileName: '现场"照片".png',
    contentType: 'image/png',
    size: 3,
    expiresAt: '2099-01-01T00:00:00Z',
  };

  async function download(grant: object) {
    gateway.rpc.answer(evidenceGrant, () => ({ ...granted, ...grant }));
    return await fetch(`${gateway.url}/api/v1/evidence/${uuidv7()}/content`, { headers: person.headers });
  }

  beforeAll(() => {
    mkdirSync(gateway.config.evidenceDir, { recursive: true });
    writeFileSync(join(gateway.config.evidenceDir, 'k1'), 'abc');
    writeFileSync(join(gateway.config.evidenceDir, '..', 'secret'), 'secret');
  });

  it('is an attachment that no browser runs or keeps', async () => {
    const response = await download({});
    expect(await response.text()).toBe('abc');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': '3',
      'content-disposition': expect.stringMatching(/^attachment; /),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
  });

  it.each(['../secret', '/etc/passwd', '..', '.', '', 'missing'])(
    'stays inside its folder for the key %j',
    async (storageKey) => {
      const response = await download({ storageKey });
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ code: 'platform/unavailable' });
    },
  );

  it('has no header that a file name could add', async () => {
    const response = await download({ fileName: 'a.png\r\nset-cookie: x=1' });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('of a ledger comes from the folder of exports alone', async () => {
    const folder = join(gateway.config.evidenceDir, 'exports');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'ledger'), 'rows');
    const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const fetched = async (storageKey: string) => {
      const fileName = '任务台账20261120-1600.xlsx';
      gateway.rpc.answer(exportGrant, () => ({ ...granted, storageKey, contentType, fileName }));
      return await fetch(`${gateway.url}/api/v1/exports/${uuidv7()}/content`, { headers: person.headers });
    };
    const response = await fetched('ledger');
    expect(await response.text()).toBe('rows');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': contentType,
      'content-disposition': expect.stringMatching(/^attachment; /),
      'cache-control': 'private, no-store',
    });
    for (const elsewhere of ['k1', '../k1', '../../secret']) {
      expect((await fetched(elsewhere)).status).toBe(503);
    }
  });

  it('is refused to whoever gets no grant', async () => {
    gateway.rpc.answer(evidenceGrant, () => {
      throw new Error('unforeseen');
    });
    const response = await fetch(`${gateway.url}/api/v1/evidence/${uuidv7()}/content`, {
      headers: person.headers,
    });
    expect(response.status).toBe(500);
    expect(response.headers.get('content-disposition')).toBeNull();
  });
});
