import { describe, expect, it } from '@jest/globals';
import { kindOf } from './kind.js';
import { NO_ANSWER, Problem, problemOf } from './problem.js';

const response = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers });

describe('a failed request', () => {
  it('with a problem document keeps its code, status, number and details', () => {
    const body = {
      code: 'task-dispatch/tasks-still-open',
      status: 422,
      detail: 'A directive is closed when every task of it has ended.',
      requestId: '0198f000-0000-7000-8000-000000000001',
      details: { open: 3 },
    };
    expect({ ...problemOf(body, response(422)) }).toMatchObject({
      code: 'task-dispatch/tasks-still-open',
      status: 422,
      requestId: '0198f000-0000-7000-8000-000000000001',
      details: { open: 3 },
    });
  });

  it.each([['<html>bad gateway</html>'], [undefined], [null], [[1]], [{ code: 5 }]])(
    'with any other body has the status and the number of the header: %j',
    (body) => {
      const problem = problemOf(body, response(502, { 'x-request-id': 'r1' }));
      expect(problem).toMatchObject({ code: 'http/502', status: 502, requestId: 'r1', details: {} });
    },
  );

  it('without an answer has neither status nor number', () => {
    expect(problemOf(new TypeError('Failed to fetch'), undefined)).toMatchObject({
      code: NO_ANSWER,
      status: 0,
      requestId: null,
    });
  });

  it('stays the problem that it is', () => {
    const problem = problemOf({}, response(404));
    expect(problemOf(problem, undefined)).toBe(problem);
  });
});

const at = (status: number, code = `http/${status}`) =>
  new Problem({ code, status, detail: '', requestId: null });

describe('what became of the command', () => {
  it.each([400, 403, 404, 409, 412, 422, 428, 429])('is known after %d: it was refused', (status) => {
    expect(at(status).outcome).toBe('refused');
  });

  it.each([0, 500, 502, 503, 504])('is unknown after %d', (status) => {
    expect(at(status).outcome).toBe('unknown');
  });
});

describe('the kind of a failure', () => {
  it.each([
    [0, 'offline'],
    [400, 'invalid'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [409, 'conflict'],
    [412, 'conflict'],
    [422, 'refused'],
    [429, 'tooMany'],
    [500, 'server'],
    [503, 'unavailable'],
  ])('of status %d is %s', (status, kind) => {
    expect(kindOf(at(status, status === 0 ? NO_ANSWER : undefined))).toBe(kind);
  });
});
