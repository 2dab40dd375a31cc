import type { Findings } from './index.mjs';
import type { LittleEvidence } from './little-book.js';

/** What people were told or are shown that is not so, and what the finding says. */
export interface Misinformation {
  readonly check: string;
  readonly kind: keyof Findings;
  readonly done: string;
  readonly spoil: (evidence: LittleEvidence) => void;
  readonly says: RegExp;
}

export const TO_PEOPLE: readonly Misinformation[] = [
  {
    check: 'commands',
    kind: 'lost',
    done: 'nobody answered',
    spoil: (evidence) => void Object.assign(evidence.history.entries[0]!, { outcome: 'unknown' }),
    says: /was never answered/,
  },
  {
    check: 'answers',
    kind: 'duplicated',
    done: 'one key had two answers',
    spoil: (evidence) => void evidence.history.contradictions.push('a | b'),
    says: /different answers to one key/,
  },
  {
    check: 'answers',
    kind: 'phantom',
    done: 'somebody was heard after their account was closed',
    spoil: (evidence) => {
      evidence.district.people[1]!.disabling = { outcome: 'ok', endedAt: 1 };
      evidence.history.entries[0]!.startedAt = 10_000;
    },
    says: /after the account was disabled/,
  },
  {
    check: 'audit',
    kind: 'lost',
    done: 'the trail leaves a line out',
    spoil: (evidence) => void evidence.shown.audit.pop(),
    says: /the audit trail does not show/,
  },
  {
    check: 'tasks',
    kind: 'lost',
    done: 'the list leaves a task out',
    spoil: (evidence) => void evidence.shown.list.pop(),
    says: /in the list: state/,
  },
  {
    check: 'tasks',
    kind: 'lost',
    done: 'the counts are others',
    spoil: (evidence) => void (evidence.shown.counts.byState = { closed: 1 }),
    says: /the counts of tasks/,
  },
  {
    check: 'tasks',
    kind: 'lost',
    done: 'the coverage counts otherwise',
    spoil: (evidence) => void (evidence.shown.coverage.rows[0]!.tasks = { closed: 1 }),
    says: /the coverage of item/,
  },
  {
    check: 'tasks',
    kind: 'lost',
    done: 'a sentence is not covered',
    spoil: (evidence) => void (evidence.shown.coverage.complete = false),
    says: /a sentence is not covered/,
  },
  {
    check: 'lights',
    kind: 'lost',
    done: 'a light is green that should be red',
    spoil: (evidence) => void (evidence.shown.list[0]!.light = 'green'),
    says: /light is shown as green and should be red/,
  },
  {
    check: 'lights',
    kind: 'lost',
    done: 'a late task is shown as in time',
    spoil: (evidence) => void (evidence.shown.list[0]!.late = false),
    says: /late is shown as false and should be true/,
  },
  {
    check: 'unread',
    kind: 'lost',
    done: 'another number of unread messages is shown',
    spoil: (evidence) => void (evidence.shown.summary.unread = 3),
    says: /is shown 3 unread messages and has 1/,
  },
];
