import {
  assignmentApprove,
  assignmentDecideMany,
  assignmentReject,
  assignmentReturn,
} from '../api/sdk.gen.js';
import { keyed, keyedFor } from '../calls/key.js';
import { untilKnown } from '../calls/repeat.js';
import { Problem } from '../problems/problem.js';
import type { Answer, Decision, Entry } from './outbox.js';

/** A session that has ended refuses nothing: what was decided is sent when the person is back. */
const NOT_NOW = new Set([
  'platform/unauthenticated',
  'platform/caller-outdated',
  'platform/too-many-requests',
]);

/** Sends one intention; also while the tab closes (`keepalive`). */
export async function sendEntry({ key, decisions }: Entry): Promise<Answer> {
  const [first, second] = decisions;
  try {
    if (first && second) return await sendMany(key, decisions);
    if (first) await untilKnown(() => sendOne(key, first));
    return { failures: [] };
  } catch (error) {
    if (!(error instanceof Problem) || error.outcome === 'unknown' || NOT_NOW.has(error.code))
      return 'unsent';
    return { failures: decisions.map((decision) => ({ decision, problem: error })) };
  }
}

function sendOne(key: string, decision: Decision): Promise<unknown> {
  const { assignmentId, shownVersion, words, criterionId, resultLevel } = decision;
  const call = { path: { assignmentId }, headers: keyedFor(key, shownVersion), keepalive: true };
  if (decision.choice === 'approve') {
    return assignmentApprove({ ...call, body: { opinion: words.trim() || null, resultLevel } });
  }
  const body = { reason: words.trim(), criterionId };
  return decision.choice === 'return'
    ? assignmentReturn({ ...call, body })
    : assignmentReject({ ...call, body });
}

/** Approvals taken together; each has its own answer. */
async function sendMany(key: string, decisions: readonly Decision[]): Promise<Answer> {
  const body = {
    decisions: decisions.map(({ assignmentId, shownVersion, words }) => ({
      decision: 'approve' as const,
      assignmentId,
      shownVersion,
      opinion: words.trim() || null,
    })),
  };
  const { results } = await untilKnown(() =>
    assignmentDecideMany({ body, headers: keyed(key), keepalive: true }),
  );
  const failed = new Map(results.filter(({ done }) => !done).map((result) => [result.assignmentId, result]));
  const failures = decisions.flatMap((decision) => {
    const result = failed.get(decision.assignmentId);
    if (!result) return [];
    const told = { code: result.code ?? '', status: 422, detail: result.message ?? '', requestId: null };
    return [{ decision, problem: new Problem(told) }];
  });
  return { failures };
}
