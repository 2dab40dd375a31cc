import { describe, expect, it } from '@jest/globals';
import { type Caller, failureOf } from '#libs/kernel';
import * as fc from 'fast-check';
import { calendar, CRITERIA, dispatcher, handler, idOf, task } from '../../test/task-builder.js';
import { clockOf, type ClockEntry } from './clock-ledger.js';
import { answerExtension, askExtension, withdrawExtension } from './extension-commands.js';
import { submit } from './review-commands.js';
import { applyOutcome } from './review-outcomes.js';
import type { TaskChange } from './task-change.js';
import type { Task } from './task.js';

const grant = { decision: 'grant', toDay: null, reason: null, parentUntil: null } as const;
const refuse = { decision: 'refuse', reason: '年前必须完成', parentUntil: null } as const;
const submission = {
  reportId: idOf('report'),
  text: '完成',
  files: [],
  figures: [],
  firstAsked: [],
  children: { total: 0, open: 0 },
};

type Step = 'grant' | 'refuse' | 'withdraw' | 'return';

/** A task in progress and the ledger of all that was done with it. */
class Played {
  current: Task = task({ state: 'in-progress' });
  readonly ledger: ClockEntry[] = [
    {
      position: 1,
      holder: 'unit',
      since: this.current.dispatchedAt,
      previousCountsAsUnit: false,
      dueFloorAt: null,
    },
  ];

  /** @param hours between the two halves of the step */
  play(step: Step, { hours, days }: { readonly hours: number; readonly days: number }): void {
    if (step === 'return') {
      this.take(submit(this.current, submission, this.by(handler, hours)));
      return this.take(this.returned(hours));
    }
    if (!this.ask(days)) return;
    if (step === 'withdraw') return this.take(withdrawExtension(this.current, this.by(handler, hours)));
    this.take(answerExtension(this.current, step === 'grant' ? grant : refuse, this.by(dispatcher, hours)));
  }

  /** Whether the unit could ask an hour later. */
  private ask(days: number): boolean {
    const toDay = dayAfter(this.current.effectiveDueAt, days);
    const wish = { reason: '装修', progress: '过半', toDay, parentUntil: null };
    try {
      this.take(askExtension(this.current, wish, this.by(handler, 1)));
      return true;
    } catch (error) {
      if (failureOf(error)) return false;
      throw error;
    }
  }

  private returned(hours: number): TaskChange {
    const criterionId = CRITERIA[0]!.criterionId;
    const outcome = { kind: 'returned', reason: '缺页', criterionId, byName: '王主任' } as const;
    const { review, round } = this.current;
    const news = { instanceId: review!.instanceId, round, at: this.after(hours), outcome };
    return applyOutcome(this.current, news, calendar)!;
  }

  private take({ task: next, clockEntry }: TaskChange): void {
    if (clockEntry) this.ledger.push(clockEntry);
    this.current = next;
  }

  private by(caller: Caller, hours: number) {
    return { caller, now: this.after(hours), calendar };
  }

  private after(hours: number): Date {
    return new Date(this.current.clockSince.getTime() + hours * 3_600_000);
  }
}

/** A day so many days after an instant, Asia/Shanghai. */
function dayAfter(instant: Date, days: number): string {
  return new Date(instant.getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
}

describe('the clock of a task with extensions', () => {
  it('equals the one recomputed from its ledger and its present due, whatever was asked and answered', () => {
    const step = fc.record({
      what: fc.constantFrom<Step>('grant', 'refuse', 'withdraw', 'return'),
      hours: fc.integer({ min: 1, max: 200 }),
      days: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (script) => {
        const played = new Played();
        for (const { what, ...amounts } of script) {
          const before = played.current.effectiveDueAt.getTime();
          played.play(what, amounts);
          expect(played.current.effectiveDueAt.getTime()).toBeGreaterThanOrEqual(before);
        }
        const { current, ledger } = played;
        expect(current).toMatchObject({ ...clockOf(ledger, current, calendar) });
        expect(current.extensionsAnswered).toBeLessThanOrEqual(2);
      }),
    );
  });
});
