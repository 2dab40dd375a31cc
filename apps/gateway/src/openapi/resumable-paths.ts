import { z } from 'zod';
import { OFFSET_STREAM, RESUMABLE_PATH } from '../http/offset-stream.js';
import { answers, json } from './described.js';

const state = z.strictObject({
  uploadId: z.uuid(),
  fileName: z.string(),
  size: z.int(),
  offset: z.int(),
  sha256: z.string().nullable(),
  expiresAt: z.iso.datetime(),
});

const header = (name: string, description: string, required = true) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});
const version = header('Tus-Resumable', 'Always 1.0.0.');
const uploadId = { name: 'uploadId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };

/** The tus protocol, for uploads that go on where the line was cut. */
export const RESUMABLE_PATHS: Record<string, Record<string, object>> = {
  [RESUMABLE_PATH]: {
    options: {
      operationId: 'resumableDescribe',
      tags: ['files'],
      summary: 'What of the tus protocol is spoken here, and how large a file may be.',
      responses: answers(204, 'In the headers.'),
    },
    post: {
      operationId: 'resumableCreate',
      tags: ['files'],
      summary: 'Begin an upload in parts (tus 1.0); the header Location says where the parts go.',
      parameters: [
        version,
        header('Upload-Length', 'Bytes of the whole file.'),
        header('Upload-Metadata', 'As `filename <base64>`.', false),
      ],
      responses: answers(201, 'Begun; gone after 24 hours unless it is finished.'),
    },
  },
  [`${RESUMABLE_PATH}/{uploadId}`]: {
    head: {
      operationId: 'resumableAsk',
      tags: ['files'],
      summary: 'How much of the file is here: the header Upload-Offset.',
      parameters: [uploadId, version],
      responses: answers(200, 'In the headers.'),
    },
    get: {
      operationId: 'resumableShow',
      tags: ['files'],
      summary:
        'The state of an upload in parts; once it is whole also its hash, to be named where it is used.',
      parameters: [uploadId],
      responses: answers(200, 'The state.', json(state)),
    },
    patch: {
      operationId: 'resumableAppend',
      tags: ['files'],
      summary: 'The next part of the file; what has come stays when the line is cut.',
      parameters: [uploadId, version, header('Upload-Offset', 'Where the part begins, as the server said.')],
      requestBody: {
        required: true,
        content: { [OFFSET_STREAM]: { schema: { type: 'string', format: 'binary' } } },
      },
      responses: answers(204, 'Kept; the header Upload-Offset says where to go on.'),
    },
    delete: {
      operationId: 'resumableRemove',
      tags: ['files'],
      summary: 'Give an upload up.',
      parameters: [uploadId, version],
      responses: answers(204, 'Gone.'),
    },
  },
};
