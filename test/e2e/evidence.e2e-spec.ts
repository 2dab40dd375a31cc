import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { zipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platform, type Answer, type Api } from './support/api.js';
import { district, type District, type TaskRow } from './support/district.js';
import { png } from './support/png.js';

jest.setTimeout(60_000);

let place: District;
let handler: Api;
let taskId: string;

beforeAll(async () => {
  place = await district();
  handler = await place.signIn('east-1');
  taskId = await taskThatAsksForFiles(handler);
  await handler.post(`tasks/${taskId}/sign-for`);
});

/** Other specs issue directives whose items ask for none. */
async function taskThatAsksForFiles(of: Api): Promise<string> {
  for (const { taskId: id } of await of.all<TaskRow>('tasks?view=mine&state=dispatched')) {
    const { actions } = await of.get<{ actions: string[] }>(`tasks/${id}`);
    if (actions.includes('attach')) return id;
  }
  throw new Error('no task is left that asks for files');
}

interface Staged {
  readonly uploadId: string;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
}

async function attach(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  more: Partial<Staged> = {},
): Promise<Answer> {
  const upload = await handler.upload(name, bytes);
  if (upload.status !== 201) return upload;
  const { uploadId, fileName, size, sha256 } = upload.body as unknown as Staged;
  return await handler.send('POST', `tasks/${taskId}/evidence`, {
    body: { uploadId, fileName, size, sha256, ...more },
  });
}

const html = Buffer.from('<!doctype html><script>alert(1)</script>');
const docx = readFileSync(
  join(import.meta.dirname, '..', 'fixtures', 'readers', 'directive.docx'),
) as Buffer<ArrayBuffer>;
const brief = ({ status, code }: Answer) => [status, code];

describe('evidence', () => {
  it('may come in parts, over a line that is cut, and is attached as any other', async () => {
    const picture = png();
    const path = 'uploads/resumable';
    const tus = { 'tus-resumable': '1.0.0' };
    const named = `filename ${Buffer.from('走访.png').toString('base64')}`;
    const begun = await handler.send('POST', path, {
      headers: { ...tus, 'upload-length': String(picture.length), 'upload-metadata': named },
    });
    const uploadId = begun.headers.get('location')!.split('/').at(-1)!;
    for (const [from, to] of [
      [0, 10],
      [10, picture.length],
    ] as const) {
      const told = await handler.send('HEAD', `${path}/${uploadId}`, { headers: tus });
      expect(told.headers.get('upload-offset')).toBe(String(from));
      const part = await fetch(`${platform().baseUrl}/api/v1/${path}/${uploadId}`, {
        method: 'PATCH',
        headers: {
          ...tus,
          authorization: `Bearer ${handler.token}`,
          'upload-offset': String(from),
          'content-type': 'application/offset+octet-stream',
        },
        body: picture.subarray(from, to),
      });
      expect(part.status).toBe(204);
    }
    const { fileName, size, sha256 } = await handler.get<Staged>(`${path}/${uploadId}`);
    const body = { uploadId, fileName, size, sha256 };
    const attached = await handler.send('POST', `tasks/${taskId}/evidence`, { body });
    expect([attached.status, attached.body['fileName'], attached.body['contentType']]).toEqual([
      201,
      '走访.png',
      'image/png',
    ]);
  });

  it.each([
    ['a picture', '走访.png', png(), 'image/png'],
    [
      'a document',
      '走访记录.docx',
      docx,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('may be %s, and comes back byte for byte as an attachment', async (_, name, bytes, type) => {
    const attached = await attach(name, bytes);
    expect(attached.status).toBe(201);
    const response = await fetch(
      `${platform().baseUrl}/api/v1/evidence/${attached.body['evidenceId'] as string}/content`,
      {
        headers: { authorization: `Bearer ${handler.token!}` },
      },
    );
    expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from(bytes));
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent(name)}`,
    );
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
  });

  it.each([
    ['HTML that calls itself a picture', 'photo.png', html],
    ['HTML', 'page.html', html],
    [
      'a vector drawing',
      'drawing.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    ],
    ['a program', 'photo.png', Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000', 'latin1')],
    [
      'a picture with nothing but its first bytes',
      'photo.png',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ],
    [
      'an archive that calls itself a document',
      'a.docx',
      Buffer.from(zipSync({ 'a.txt': Buffer.from('a') })),
    ],
  ])('may not be %s', async (_, name, bytes) => {
    expect(brief(await attach(name, bytes as Buffer<ArrayBuffer>))).toEqual([
      415,
      'task-dispatch/file-kind-not-allowed',
    ]);
  });

  it('that is a picture and a page at once is refused, or never shown as a page', async () => {
    const polyglot = Buffer.concat([png(), html]);
    const attached = await attach('photo.png', polyglot);
    if (attached.status !== 201) return expect(attached.code).toBe('task-dispatch/file-kind-not-allowed');
    const response = await fetch(
      `${platform().baseUrl}/api/v1/evidence/${attached.body['evidenceId'] as string}/content`,
      {
        headers: { authorization: `Bearer ${handler.token!}` },
      },
    );
    expect(
      Buffer.from(await response.arrayBuffer()).includes('<script>') && response.headers.get('content-type'),
    ).not.toBe('text/html');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it('may not be a picture that calls itself a document', async () => {
    expect(brief(await attach('photo.docx', png()))).toEqual([400, 'task-dispatch/file-does-not-match']);
  });

  it('may not be empty', async () => {
    expect((await attach('empty.png', Buffer.alloc(0))).status).toBe(400);
  });

  it.each([
    ['another size', { size: 5 }],
    ['another hash', { sha256: createHash('sha256').update('x').digest('hex') }],
  ])('that was announced with %s is refused', async (_, announced) => {
    expect(brief(await attach('a.png', png(0x10), announced))).toEqual([
      400,
      'task-dispatch/file-does-not-match',
    ]);
  });

  it.each([
    '../../etc/passwd.png',
    'a\r\nSet-Cookie: x=1.png',
    'a\u202egnp.exe',
    'a\u0000.png',
    `${'长'.repeat(300)}.png`,
  ])('may not be called %j by whoever attaches it', async (fileName) => {
    const { status } = await attach('a.png', png(0x20), { fileName });
    expect(status === 201 ? 'kept under a random name' : status).toEqual(
      fileName.startsWith('../') ? expect.anything() : 400,
    );
  });

  it('cannot be made twice of one upload, nor of somebody else’s', async () => {
    const { uploadId, size, sha256 } = (await handler.upload('a.png', png(0x30))).body as unknown as Staged;
    const body = { uploadId, fileName: 'a.png', size, sha256 };
    const neighbour = await place.signIn('east-2');
    const theirs = await taskThatAsksForFiles(neighbour);
    await neighbour.post(`tasks/${theirs}/sign-for`);
    expect((await handler.send('POST', `tasks/${taskId}/evidence`, { body })).status).toBe(201);
    const again = await neighbour.send('POST', `tasks/${theirs}/evidence`, { body });
    expect(brief(again)).toEqual([404, 'task-dispatch/upload-not-found']);
  });

  it('of nobody’s upload is not there', async () => {
    const body = { uploadId: taskId, fileName: 'a.png', size: 1, sha256: '0'.repeat(64) };
    expect(brief(await handler.send('POST', `tasks/${taskId}/evidence`, { body }))).toEqual([
      404,
      'task-dispatch/upload-not-found',
    ]);
  });
});
