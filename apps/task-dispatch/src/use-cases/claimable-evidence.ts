import type { CommandContext } from '#libs/kernel';
import { EvidenceNotFoundError } from '../domain/task-errors.js';
import type { EvidenceFile } from '../domain/task-change.js';
import type { TaskReadModel } from '../ports/task-read-model.js';

/** The evidence that a report names, as far as it is this task's and not claimed yet. */
export async function claimable(
  reading: TaskReadModel,
  wanted: {
    readonly taskId: string;
    readonly evidenceIds: readonly string[];
    readonly context: CommandContext;
  },
): Promise<readonly EvidenceFile[]> {
  const { taskId, evidenceIds, context } = wanted;
  if (evidenceIds.length === 0) return [];
  return await reading.unclaimedEvidence({ districtId: context.caller.districtId, taskId }, evidenceIds);
}

/** Checked after the caller's rights, so that nobody learns by it what exists. */
export function assertAllFound(evidenceIds: readonly string[], files: readonly EvidenceFile[]): void {
  const missing = evidenceIds.filter((wanted) => !files.some((file) => file.evidenceId === wanted));
  if (missing.length > 0) throw new EvidenceNotFoundError({ evidenceIds: missing });
}
