import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineJob, jobId } from './index.js';

const job = defineJob('export-ledger', z.strictObject({}));

describe('the id of a job', () => {
  it('is the same for the same thing', () => {
    expect(jobId(job, ['018f', '2'])).toBe('export-ledger_018f_2');
  });

  it.each([[[]], [['a:b']], [['\u0000']], [['\ud800']]])('is not made of %j', (parts: string[]) => {
    expect(() => jobId(job, parts)).toThrow('not a job id');
  });
});

describe('the name of a job', () => {
  it.each(['Export', 'export ledger', 'export:ledger', '7', ''])('is not %j', (name) => {
    expect(() => defineJob(name, z.strictObject({}))).toThrow('kebab-case');
  });
});
