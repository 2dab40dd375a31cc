import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FILE, RESUMABLE, ResumableClient } from './resumable-client.js';

const MEGABYTE = 1024 * 1024;

let client: ResumableClient;

beforeAll(async () => {
  client = await ResumableClient.open();
});

beforeEach(() => client.emptyStaging());

afterAll(() => client.gateway.close());

describe('an upload of somebody else', () => {
  it('is not there, and is not disturbed', async () => {
    const path = await client.begin();
    await client.append(path, 0, FILE.subarray(0, 1_000));
    const by = client.gateway.signIn(['handle', 'draft']);
    const answers = [
      await client.send('HEAD', path, { by }),
      await client.send('GET', path, { by }),
      await client.append(path, 1_000, FILE.subarray(1_000), { by }),
      await client.send('DELETE', path, { by }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(await client.offsetOf(path)).toBe(1_000);
  });

  it.each(['00000000-0000-4000-8000-000000000000', '..%2f..%2fetc%2fpasswd', 'x', '%00'])(
    'or under the id %s there is none',
    async (uploadId) => {
      const { status, answer } = await client.send('GET', `${RESUMABLE}/${uploadId}`);
      expect([404, 400]).toContain(status);
      expect(answer['code']).toMatch(/^platform\/(not-found|invalid-input)$/);
    },
  );
});

describe('what cannot be uploaded', () => {
  it('is told in a problem before a byte is sent', async () => {
    const { status, answer } = await client.send('POST', RESUMABLE, {
      headers: { 'upload-length': `${MEGABYTE + 1}` },
    });
    expect([status, answer['code'], answer['details']]).toEqual([
      400,
      'platform/payload-too-large',
      { limitBytes: MEGABYTE },
    ]);
    expect(client.staged()).toEqual([]);
  });

  it('is more than was said: the part counts for nothing', async () => {
    const path = await client.begin(1_000);
    await client.append(path, 0, FILE.subarray(0, 400));
    const { status, answer } = await client.append(path, 400, FILE.subarray(400, 1_001));
    expect([status, answer['code']]).toEqual([400, 'platform/payload-too-large']);
    expect(await client.offsetOf(path)).toBe(400);
  });

  it.each([
    ['before', 0],
    ['behind', 2_000],
  ])('is a part that begins %s what is here', async (_, offset) => {
    const path = await client.begin();
    await client.append(path, 0, FILE.subarray(0, 1_000));
    const { status, answer } = await client.append(path, offset, FILE.subarray(offset));
    expect([status, answer['code'], answer['details']]).toEqual([
      409,
      'platform/upload-offset-conflict',
      { offset: 1_000 },
    ]);
    expect(await client.offsetOf(path)).toBe(1_000);
  });

  it.each([
    ['no length', { 'upload-length': undefined }],
    ['no bytes', { 'upload-length': '0' }],
    ['a length that is none', { 'upload-length': '1e3' }],
    ['a length to be told later', { 'upload-length': undefined, 'upload-defer-length': '1' }],
    ['metadata that is no base64', { 'upload-metadata': 'filename a!b' }],
    ['metadata with a key twice', { 'upload-metadata': 'filename YQ==,filename YQ==' }],
    ['metadata without end', { 'upload-metadata': `filename ${'YWFh'.repeat(1_500)}` }],
  ])('is a file with %s', async (_, headers) => {
    const { status, answer } = await client.send('POST', RESUMABLE, {
      headers: { 'upload-length': '10', ...headers },
    });
    expect([status, answer['code']]).toEqual([400, 'platform/invalid-input']);
    expect(client.staged()).toEqual([]);
  });

  it('is anything in another version of the protocol, or in none', async () => {
    const path = await client.begin();
    for (const version of [undefined, '0.2.2']) {
      const headers = { 'tus-resumable': version };
      const { status, answer, headers: told } = await client.send('PATCH', path, { headers });
      expect([status, answer['code']]).toEqual([412, 'platform/upload-protocol-version']);
      expect(told.get('tus-version')).toBe('1.0.0');
    }
  });

  it('is a part of another media type, or one without an offset', async () => {
    const path = await client.begin();
    const json = await client.append(path, 0, Buffer.from('{}'), {
      headers: { 'content-type': 'application/json' },
    });
    expect([json.status, json.answer['code']]).toEqual([415, 'platform/unsupported-media-type']);
    const lost = await client.append(path, 0, FILE, { headers: { 'upload-offset': undefined } });
    expect([lost.status, lost.answer['code']]).toEqual([400, 'platform/invalid-input']);
  });

  it('is a part of a file where something else is asked for', async () => {
    const headers = {
      'content-type': 'application/offset+octet-stream',
      'idempotency-key': 'a-key-of-my-own',
    };
    const posted = await client.send('POST', '/api/v1/inbox/mark-read', {
      headers,
      body: new Uint8Array(10),
    });
    expect([posted.status, posted.answer['code']]).toEqual([415, 'platform/unsupported-media-type']);
  });
});

describe('who may upload in parts', () => {
  it('is whoever may upload in a form', async () => {
    const by = client.gateway.signIn(['audit']);
    const { status, answer } = await client.send('POST', RESUMABLE, {
      by,
      headers: { 'upload-length': '10' },
    });
    expect([status, answer['code']]).toEqual([403, 'platform/not-permitted']);
  });

  it('is no page of another site', async () => {
    const path = await client.begin();
    const headers = {
      authorization: undefined,
      cookie: `guantong=${client.person.token}`,
      'sec-fetch-site': 'cross-site',
    };
    const { status, answer } = await client.append(path, 0, FILE, { headers });
    expect([status, answer['code']]).toEqual([403, 'platform/cross-site-request']);
    expect(await client.offsetOf(path)).toBe(0);
  });
});
