import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '#libs/testing';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { Upload, type HttpRequest, type UploadOptions } from 'tus-js-client';
import { FILE, idOf, NAME, RESUMABLE, ResumableClient } from './resumable-client.js';

const SHA256 = createHash('sha256').update(FILE).digest('hex');

let client: ResumableClient;

beforeAll(async () => {
  client = await ResumableClient.open();
});

beforeEach(() => client.emptyStaging());

afterAll(() => client.gateway.close());

/** Sends a part and never ends it. */
async function sendHalf(path: string, bytes: Uint8Array): Promise<Socket> {
  const { hostname, port } = new URL(client.gateway.url);
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  socket.write(
    `PATCH ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${client.person.token}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: ${FILE.length}\r\n\r\n`,
  );
  socket.write(bytes);
  const part = join(client.gateway.config.stagingDir, `${idOf(path)}.part`);
  await eventually(() => expect(readFileSync(part)).toHaveLength(bytes.length));
  return socket;
}

describe('an upload in parts', () => {
  it('is staged as one in a form is: under its id, with its name and hash', async () => {
    const path = await client.begin();
    expect((await client.append(path, 0, FILE.subarray(0, 300_000))).headers.get('upload-offset')).toBe(
      '300000',
    );
    expect(client.staged()).toEqual([`${idOf(path)}.json`, `${idOf(path)}.part`]);
    const last = await client.append(path, 300_000, FILE.subarray(300_000));
    expect([last.status, last.headers.get('upload-offset')]).toEqual([204, '700000']);
    expect(readFileSync(join(client.gateway.config.stagingDir, idOf(path)))).toEqual(FILE);
    const { answer } = await client.send('GET', path);
    expect(answer).toEqual({
      uploadId: idOf(path),
      fileName: '网格走访现场.png',
      size: FILE.length,
      offset: FILE.length,
      sha256: SHA256,
      expiresAt: expect.any(String),
    });
  });

  it('goes on where the line was cut', async () => {
    const path = await client.begin();
    (await sendHalf(path, FILE.subarray(0, 250_000))).destroy();
    const offset = await client.offsetOf(path);
    expect(offset).toBe(250_000);
    expect((await client.append(path, offset, FILE.subarray(offset))).status).toBe(204);
    expect((await client.send('GET', path)).answer).toMatchObject({ sha256: SHA256 });
  });

  it('does not wait for a line that is dead: whoever asks where to go on ends the part before', async () => {
    const path = await client.begin();
    const dead = await sendHalf(path, FILE.subarray(0, 100_000));
    const ended = new Promise((resolve) => dead.once('close', resolve));
    expect(await client.offsetOf(path)).toBe(100_000);
    await ended;
    expect((await client.append(path, 100_000, FILE.subarray(100_000))).status).toBe(204);
    expect((await client.send('GET', path)).answer).toMatchObject({ sha256: SHA256 });
  });

  it('is done once, however many send it at a time', async () => {
    const path = await client.begin();
    await Promise.allSettled(Array.from({ length: 5 }, () => client.append(path, 0, FILE)));
    const offset = await client.offsetOf(path);
    if (offset < FILE.length) await client.append(path, offset, FILE.subarray(offset));
    expect((await client.send('GET', path)).answer).toMatchObject({ sha256: SHA256 });
  });

  it('can be asked for after its end, also when its bytes have been taken over', async () => {
    const path = await client.begin();
    await client.append(path, 0, FILE);
    rmSync(join(client.gateway.config.stagingDir, idOf(path)));
    expect(await client.offsetOf(path)).toBe(FILE.length);
    expect((await client.send('GET', path)).answer).toMatchObject({ sha256: SHA256 });
  });

  it('that had all its bytes when the gateway died is staged when it is asked for', async () => {
    const path = await client.begin();
    writeFileSync(join(client.gateway.config.stagingDir, `${idOf(path)}.part`), FILE);
    expect((await client.send('GET', path)).answer).toMatchObject({ offset: FILE.length, sha256: SHA256 });
    expect(client.staged()).toEqual([idOf(path), `${idOf(path)}.json`]);
  });

  it('gives its metadata back, and says until when it is kept', async () => {
    const { headers } = await client.send('HEAD', await client.begin());
    expect(headers.get('upload-metadata')).toBe(NAME);
    expect(headers.get('upload-length')).toBe('700000');
    expect(headers.get('cache-control')).toBe('no-store');
    const hours = (Date.parse(headers.get('upload-expires')!) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
  });

  it('can be given up, and leaves nothing behind', async () => {
    const path = await client.begin();
    await client.append(path, 0, FILE.subarray(0, 10));
    expect((await client.send('DELETE', path)).status).toBe(204);
    expect([(await client.send('HEAD', path)).status, client.staged()]).toEqual([404, []]);
  });

  it('is nobody’s after a day', async () => {
    const path = await client.begin();
    const file = join(client.gateway.config.stagingDir, `${idOf(path)}.json`);
    const record = JSON.parse(readFileSync(file, 'utf8')) as object;
    const createdAt = new Date(Date.now() - 24.1 * 3_600_000).toISOString();
    writeFileSync(file, JSON.stringify({ ...record, createdAt }));
    expect((await client.send('HEAD', path)).status).toBe(404);
    expect((await client.append(path, 0, FILE)).status).toBe(404);
  });
});

describe('the client that the web application uses', () => {
  const options = () => ({
    endpoint: `${client.gateway.url}${RESUMABLE}`,
    headers: client.person.headers,
    chunkSize: 100_000,
    retryDelays: [0, 0, 0],
    metadata: { filename: '照片.png' },
    removeFingerprintOnSuccess: true,
  });

  function uploaded(more: Partial<UploadOptions> = {}): Promise<string> {
    return new Promise((resolve, reject) => {
      const upload: Upload = new Upload(FILE, {
        ...options(),
        ...more,
        onError: reject,
        onSuccess: () => resolve(new URL(upload.url!).pathname),
      });
      upload.start();
    });
  }

  it('uploads a file in parts', async () => {
    const { answer } = await client.send('GET', await uploaded());
    expect(answer).toMatchObject({ sha256: SHA256, fileName: '照片.png' });
  });

  it('goes on with what another one began', async () => {
    const path = await client.begin();
    await client.append(path, 0, FILE.subarray(0, 150_000));
    const sent: number[] = [];
    const onBeforeRequest = (request: HttpRequest) => {
      if (request.getMethod() === 'PATCH') sent.push(Number(request.getHeader('Upload-Offset')));
    };
    expect(await uploaded({ uploadUrl: `${client.gateway.url}${path}`, onBeforeRequest })).toBe(path);
    expect(sent[0]).toBe(150_000);
    expect((await client.send('GET', path)).answer).toMatchObject({ sha256: SHA256 });
  });

  it('is told what is spoken here', async () => {
    const { status, headers } = await client.send('OPTIONS', RESUMABLE);
    expect([status, headers.get('tus-version'), headers.get('tus-extension')]).toEqual([
      204,
      '1.0.0',
      'creation,termination,expiration',
    ]);
    expect(headers.get('tus-max-size')).toBe('1048576');
  });
});
