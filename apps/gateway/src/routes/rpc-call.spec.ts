import { describe, expect, it } from '@jest/globals';
import { assignmentApprove, itemsEdit, taskCancel, taskList } from '#libs/contracts';
import { failureOf } from '#libs/kernel';
import type { AdmittedRequest } from '../session/access.guard.js';
import type { Route } from './route.js';
import { rpcCallOf } from './rpc-call.js';

const cancel: Route = { method: 'POST', path: 'tasks/:taskId/cancel', rpc: taskCancel, tag: 'tasks' };
const edit: Route = {
  method: 'PATCH',
  path: 'd/:directiveId',
  rpc: itemsEdit,
  tag: 'd',
  ifMatch: 'aggregate',
};
const approve: Route = {
  method: 'POST',
  path: 'a/:assignmentId',
  rpc: assignmentApprove,
  tag: 'a',
  ifMatch: 'shownVersion',
};
const list: Route = { method: 'GET', path: 'tasks', rpc: taskList, tag: 'tasks' };

const KEY = 'a-key-of-its-own';

function request(parts: {
  headers?: Record<string, string>;
  body?: unknown;
  query?: object;
  params?: object;
}): AdmittedRequest {
  const headers = { 'idempotency-key': KEY, ...parts.headers };
  return { id: 'r1', query: {}, params: {}, ...parts, headers } as unknown as AdmittedRequest;
}

const codeOf = (route: Route, parts: Parameters<typeof request>[0]) => {
  try {
    rpcCallOf(route, request(parts));
  } catch (error) {
    return failureOf(error)?.code;
  }
  return 'taken';
};

describe('a request of HTTP', () => {
  it('is one input of path and body, under the request’s id and key', () => {
    const { input, call } = rpcCallOf(cancel, request({ params: { taskId: 't' }, body: { reason: 'r' } }));
    expect({ ...input }).toEqual({ taskId: 't', reason: 'r' });
    expect(call).toEqual({ correlationId: 'r1', idempotencyKey: KEY });
  });

  it.each([
    ['the body and the path', { params: { taskId: 't' }, body: { taskId: 'u' } }],
    ['the query and the path', { params: { taskId: 't' }, query: { taskId: 'u' } }],
    ['the query and the body', { query: { reason: 'a' }, body: { reason: 'b' } }],
  ])('may not give a field in %s', (_, parts) => {
    expect(codeOf(cancel, parts)).toBe('platform/invalid-input');
  });

  it.each([['[]'], ['"text"'], ['5'], ['true']])('may not have the body %s', (body) => {
    expect(codeOf(cancel, { body: JSON.parse(body) })).toBe('platform/invalid-input');
  });

  it('may come without a body', () => {
    expect({ ...rpcCallOf(cancel, request({ params: { taskId: 't' } })).input }).toEqual({ taskId: 't' });
  });

  it('hands on a well-formed trace and drops one that is too long', () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    expect(rpcCallOf(list, request({ headers: { traceparent } })).call.traceparent).toBe(traceparent);
    expect(
      rpcCallOf(list, request({ headers: { traceparent: 'x'.repeat(61) } })).call.traceparent,
    ).toBeUndefined();
  });
});

describe('the header Idempotency-Key', () => {
  it.each(['', 'short', 'with a blank', 'tab\there', 'schlüssel-eins', 'x'.repeat(129)])(
    'may not be %j',
    (key) => {
      expect(codeOf(cancel, { headers: { 'idempotency-key': key } })).toBe(
        'platform/idempotency-key-required',
      );
    },
  );

  it('may be 8 to 128 visible characters', () => {
    expect(codeOf(cancel, { headers: { 'idempotency-key': '12345678' } })).toBe('taken');
    expect(codeOf(cancel, { headers: { 'idempotency-key': '~'.repeat(128) } })).toBe('taken');
  });

  it('is not asked for on a question', () => {
    expect(
      rpcCallOf(list, request({ headers: { 'idempotency-key': '' } })).call.idempotencyKey,
    ).toBeUndefined();
  });
});

describe('the header If-Match', () => {
  it('becomes the version of the aggregate', () => {
    const { call, input } = rpcCallOf(edit, request({ headers: { 'if-match': '"7"' }, body: { edits: [] } }));
    expect(call.expectedVersion).toBe(7);
    expect({ ...input }).toEqual({ edits: [] });
  });

  it('becomes the version that was shown, weak or strong', () => {
    expect(rpcCallOf(approve, request({ headers: { 'if-match': 'W/"3"' } })).input['shownVersion']).toBe(3);
  });

  it('may not be contradicted by the body', () => {
    const parts = { headers: { 'if-match': '"3"' }, body: { shownVersion: 4 } };
    expect(codeOf(approve, parts)).toBe('platform/invalid-input');
  });

  it.each([undefined, '', '*', '3', '"abc"', '"3", "4"', '"-1"', '"1e3"', `"${'9'.repeat(10)}"`])(
    'is missed when it is %j',
    (ifMatch) => {
      const headers: Record<string, string> = ifMatch === undefined ? {} : { 'if-match': ifMatch };
      expect(codeOf(edit, { headers })).toBe('platform/version-required');
    },
  );
});
