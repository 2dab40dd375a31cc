import { describe, expect, it } from '@jest/globals';
import { inboxSince, itemList, taskList } from '#libs/contracts';
import { failureOf } from '#libs/kernel';
import { queryInput } from './query-input.js';

const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return failureOf(error);
  }
  return undefined;
};

describe('a query string', () => {
  it.each([
    ['a whole number', { limit: '20' }, { limit: 20 }],
    ['true and false', { returned: 'false' }, { returned: false }],
    ['a list of one', { state: 'dispatched' }, { state: ['dispatched'] }],
    ['a list with commas', { state: 'dispatched,closed' }, { state: ['dispatched', 'closed'] }],
    ['a list by repetition', { state: ['dispatched', 'closed'] }, { state: ['dispatched', 'closed'] }],
    ['text that looks like a number', { view: '12' }, { view: '12' }],
    ['an unknown field, for the contract to refuse', { approved: 'true' }, { approved: 'true' }],
  ])('is read as %s', (_, query, input) => {
    expect(queryInput(taskList, query)).toEqual(input);
  });

  it.each([
    ['-1', 1],
    ['0', 1],
    ['200', 200],
    ['201', 200],
    ['1000000000', 200],
  ])('asks for at least one row and at most a full page: limit=%s', (limit, expected) => {
    expect(queryInput(itemList, { limit })).toEqual({ limit: expected });
  });

  it.each(['1e400', '1.5', '0x10', ' 5', '', 'NaN', '-', '9'.repeat(16)])(
    'leaves limit=%j to the contract, which refuses it',
    (limit) => {
      const input = queryInput(taskList, { limit });
      expect(taskList.input.safeParse(input).success).toBe(false);
    },
  );

  it('does not clamp a position, which is no size', () => {
    expect(queryInput(inboxSince, { after: '5000' })).toEqual({ after: 5000 });
  });

  it('refuses a value given twice where one is meant', () => {
    expect(refusal(() => queryInput(taskList, { unitId: ['a', 'b'] }))).toMatchObject({
      code: 'platform/invalid-input',
      details: { parameter: 'unitId' },
    });
  });

  it.each(['__proto__', 'constructor', 'toString'])(
    'hands on the name %s as any other unknown one',
    (name) => {
      const query = JSON.parse(`{"${name}":"x"}`) as Record<string, unknown>;
      const input = queryInput(taskList, query);
      expect(Object.keys(input)).toEqual([name]);
      expect(taskList.input.safeParse(input).success).toBe(false);
    },
  );
});
