import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { many, one, SESSION_KEY } from '../calls/keys.js';
import type { Line } from './line.js';
import { refresh } from './refresh.js';

type Event = Parameters<Parameters<Line['onEvent']>[0]>[0];

const READ = [
  one('task', 't1'),
  one('task', 't1', 'reports'),
  one('task', 't2'),
  many('task', 'mine'),
  many('directive'),
  many('inbox', 'summary'),
  [...SESSION_KEY],
] as const;

let queries: QueryClient;
let tell: (event: Event) => void;
let stop: () => void;

beforeEach(() => {
  jest.useFakeTimers();
  queries = new QueryClient();
  for (const key of READ) queries.setQueryData(key, { version: 3 });
  stop = refresh(queries, {
    onEvent: (listener) => {
      tell = listener;
      return () => undefined;
    },
  });
});

afterEach(() => {
  stop();
  queries.clear();
  jest.useRealTimers();
});

/** The keys of what is to be read again. */
const stale = () =>
  READ.filter((key) => queries.getQueryState(key)!.isInvalidated).map((key) => key.join('/'));

describe('a hint', () => {
  it('refreshes the thing it speaks of, what is shown of it, and the lists of its kind', () => {
    tell({ topic: 'task', id: 't1', version: 4 });
    jest.runAllTimers();
    expect(stale()).toEqual(['task/one/t1', 'task/one/t1/reports', 'task/many/mine']);
  });

  it('of a version that the page has already refreshes the lists alone', () => {
    tell({ topic: 'task', id: 't1', version: 3 });
    jest.runAllTimers();
    expect(stale()).toEqual(['task/many/mine']);
  });

  it('waits a moment for others of its swarm', () => {
    tell({ topic: 'task', id: 't1', version: 4 });
    expect(stale()).toEqual([]);
    tell({ topic: 'directive', id: 'd1', version: 9 });
    jest.runAllTimers();
    expect(stale()).toEqual(['task/one/t1', 'task/one/t1/reports', 'task/many/mine', 'directive/many']);
  });

  it('of a message refreshes the inbox', () => {
    tell({ topic: 'inbox', id: '', version: 12 });
    jest.runAllTimers();
    expect(stale()).toEqual(['inbox/many/summary']);
  });
});

describe('a line that is back', () => {
  it('has everything read again that the platform gives hints about', () => {
    tell('resync');
    expect(stale()).toEqual(READ.slice(0, -1).map((key) => key.join('/')));
  });
});

describe('a line that is refused', () => {
  it('has only the session asked for again', () => {
    tell('refused');
    expect(stale()).toEqual(['session']);
  });
});
