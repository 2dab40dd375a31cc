import { callerIdentity, organizationAuditList, sessionLogIn } from '#libs/contracts';
import { z } from 'zod';
import { DEMO_PATHS } from './demo-paths.js';
import { answers, json } from './described.js';
import { RESUMABLE_PATHS } from './resumable-paths.js';

const staged = z.object({ uploadId: z.uuid(), fileName: z.string(), size: z.int(), sha256: z.string() });
const shownSession = callerIdentity.pick({ personId: true, name: true, appointments: true, sessionId: true });

/** The routes that are more than one request on the bus. */
export const OTHER_PATHS: Record<string, Record<string, object>> = {
  ...DEMO_PATHS,
  ...RESUMABLE_PATHS,
  '/api/v1/session': {
    post: {
      operationId: 'sessionLogIn',
      tags: ['session'],
      summary: 'Sign in. Sets the session cookie; other clients send `sessionToken` as a bearer token.',
      security: [],
      requestBody: { required: true, content: json(sessionLogIn.input.omit({ clientAddress: true })) },
      responses: answers(201, 'Signed in.', json(sessionLogIn.output)),
    },
    get: {
      operationId: 'sessionShow',
      tags: ['session'],
      summary: 'Who is signed in, with which posts.',
      responses: answers(200, 'The session.', json(shownSession)),
    },
  },
  '/api/v1/session/end': {
    post: {
      operationId: 'sessionEnd',
      tags: ['session'],
      summary: 'Sign out.',
      responses: answers(200, 'Signed out.'),
    },
  },
  '/api/v1/uploads': {
    post: {
      operationId: 'uploadFile',
      tags: ['files'],
      summary: 'Upload one file, for evidence or as the text of a directive. It is checked when it is used.',
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
          },
        },
      },
      responses: answers(201, 'Stored, unchecked; swept after 24 hours unless it is used.', json(staged)),
    },
  },
  '/api/v1/evidence/{evidenceId}/content': {
    get: {
      operationId: 'evidenceDownload',
      tags: ['files'],
      summary: 'Download a piece of evidence, if its task may be seen.',
      parameters: [
        { name: 'evidenceId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
      ],
      responses: answers(200, 'The file, always as an attachment.', { 'application/octet-stream': {} }),
    },
  },
  '/api/v1/exports/{exportId}/content': {
    get: {
      operationId: 'exportDownload',
      tags: ['exports'],
      summary: 'Download a ledger that is ready; only whoever asked for it may.',
      parameters: [
        { name: 'exportId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
      ],
      responses: answers(200, 'The workbook, always as an attachment.', { 'application/octet-stream': {} }),
    },
  },
  '/api/v1/events': {
    get: {
      operationId: 'eventsListen',
      tags: ['events'],
      summary:
        'Server-sent events: `resync` on connect, `hint` {topic, id, version}, `inbox` with the position as id.',
      parameters: [{ name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'string' } }],
      responses: answers(200, 'A stream.', { 'text/event-stream': {} }),
    },
  },
  '/api/v1/audit': {
    get: {
      operationId: 'auditList',
      tags: ['audit'],
      summary: 'The journals of all services as one trail, newest first. For the auditor alone.',
      parameters: Object.entries(organizationAuditList.input.shape).map(([name, type]) => ({
        name,
        in: 'query',
        required: false,
        schema: json(type)['application/json'].schema,
      })),
      responses: answers(200, 'A page.', json(organizationAuditList.output)),
    },
  },
};
