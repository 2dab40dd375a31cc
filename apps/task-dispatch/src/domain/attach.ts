import { actOn } from './task-authority.js';
import { changed, noted, type Acting, type EvidenceFile, type TaskChange } from './task-change.js';
import { FilesNotAskedError, TaskEndedError } from './task-errors.js';
import { hasEnded, type Task } from './task.js';

/** Whether the caller may bring a file: only where the item asks for files. */
export function mayAttach(found: Task | null, { caller }: Acting) {
  const acted = actOn(found, caller, 'unit');
  if (hasEnded(acted.task)) throw new TaskEndedError();
  if (!acted.task.evidence.files) throw new FilesNotAskedError();
  return acted;
}

/** An upload becomes evidence of the task; a report claims it later. */
export function attach(found: Task | null, file: EvidenceFile, acting: Acting): TaskChange {
  const { task, appointmentId } = mayAttach(found, acting);
  const { evidenceId, contentType, size, sha256 } = file;
  return changed(task, noted('evidence-attached', { evidenceId, contentType, size, sha256 }), {
    appointmentId,
  });
}
