import { describe, expect, it } from '@jest/globals';
import { type Duty, failureOf } from '#libs/kernel';
import { drafted, person } from '../../test/directive-builder.js';
import { assertMay, directiveActions, maySee } from './directive-rights.js';
import type { Directive } from './directive.js';

const { directive: draft } = drafted([
  { marker: '一、', heading: '排查', rest: '。', more: { kind: 'principle' } },
]);
const issued: Directive = { ...draft, state: 'issued', issuedAt: new Date('2026-11-20T08:00:00Z') };
const at = (unitPath: string, ...duties: Duty[]) => person('某', { unitPath, duties });
const ISSUER_PATH = '/1/12/';

describe('who sees a directive', () => {
  it.each(['draft', 'dispatch', 'sign-off', 'supervise', 'remark'] as const)(
    'whoever has %s over the issuer unit sees its drafts',
    (duty) => {
      expect(maySee(at('/1/', duty), draft, ISSUER_PATH)).toBe(true);
      expect(maySee(at('/1/120/', duty), draft, ISSUER_PATH)).toBe(false);
    },
  );

  it('a unit below sees what was issued, never a draft', () => {
    const branch = at('/1/12/7/', 'handle');
    expect([maySee(branch, draft, ISSUER_PATH), maySee(branch, issued, ISSUER_PATH)]).toEqual([false, true]);
  });

  it('a unit elsewhere sees neither', () => {
    expect(maySee(at('/1/13/', 'handle', 'draft'), issued, ISSUER_PATH)).toBe(false);
  });

  it('an auditor or administrator sees no business at all', () => {
    expect(maySee(at('/1/12/', 'audit'), issued, ISSUER_PATH)).toBe(false);
    expect(maySee(at('/1/', 'administer-units', 'administer-accounts'), issued, ISSUER_PATH)).toBe(false);
  });

  it('a member without any duty sees what was issued to the unit', () => {
    expect(maySee(at('/1/12/7/'), issued, ISSUER_PATH)).toBe(true);
  });
});

describe('who may act', () => {
  const refusal = (caller: ReturnType<typeof at>, directive: Directive): string | undefined => {
    try {
      assertMay('dispatch', caller, { directive, issuerPath: ISSUER_PATH });
      return undefined;
    } catch (error) {
      return failureOf(error)?.code;
    }
  };

  it('is told "not found" out of scope and "not yours" within sight', () => {
    expect(refusal(at('/1/13/', 'dispatch'), issued)).toBe('task-dispatch/directive-not-found');
    expect(refusal(at('/1/12/7/', 'dispatch'), issued)).toBe('task-dispatch/directive-not-yours');
    expect(refusal(at('/1/12/', 'draft'), draft)).toBe('task-dispatch/directive-not-yours');
    expect(refusal(at('/1/', 'dispatch'), issued)).toBeUndefined();
  });

  it('is offered exactly what the state and the duties allow', () => {
    const where = { issuerPath: ISSUER_PATH, openTasks: 0 };
    const offered = (directive: Directive, ...duties: Duty[]) =>
      directiveActions(at('/1/12/', ...duties), directive, where);
    const editing = ['edit-items', 'edit-structure', 'replace-text'];
    expect(offered(draft, 'draft')).toEqual([...editing, 'request-sign-off']);
    expect(offered({ ...draft, counts: { ...draft.counts, undecided: 1 } }, 'draft')).toEqual(editing);
    expect(offered(issued, 'draft')).toEqual([]);
    expect(offered(draft, 'remark')).toEqual([]);
    expect(offered(issued, 'remark')).toEqual(['remark']);
    expect(offered({ ...issued, state: 'closed' }, 'remark')).toEqual(['remark']);
    expect(offered(issued, 'dispatch', 'supervise')).toEqual(['withdraw', 'close']);
    expect(offered({ ...issued, state: 'closed' }, 'draft', 'dispatch', 'supervise')).toEqual([]);
    expect(directiveActions(at('/1/12/', 'supervise'), issued, { ...where, openTasks: 1 })).toEqual([
      'urge-unsigned',
    ]);
  });
});
