import { Clock, type CommandContext, ID_NAMESPACES, uuid5 } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { attach, mayAttach } from '../domain/attach.js';
import type { EvidenceFile } from '../domain/task-change.js';
import { type AnnouncedFile, EvidenceStore, type KeptFile } from '../ports/evidence-store.js';
import type { Decided } from '../ports/task-repository.js';
import type { EvidenceView } from '../ports/task-view.js';
import { settled, valueOf } from './settled.js';
import { TaskDesk } from './task-desk.js';

export interface AttachEvidenceCommand extends AnnouncedFile {
  readonly taskId: string;
}

/** Turns an upload into evidence of a task: its bytes are checked by content and moved out of staging. */
@Injectable()
export class AttachEvidence {
  constructor(
    private readonly desk: TaskDesk,
    private readonly store: EvidenceStore,
    private readonly clock: Clock,
  ) {}

  async execute({ taskId, ...file }: AttachEvidenceCommand, context: CommandContext): Promise<EvidenceView> {
    const kept = await settled(this.kept(taskId, file, context));
    // Derived from the upload, so that asking again finds the same row.
    const evidenceId = uuid5(ID_NAMESPACES.task, 'evidence', file.uploadId);
    const { evidence } = await this.desk.commandWith(
      { verb: 'attach-evidence', taskId, context },
      (task, acting): Decided => {
        mayAttach(task, acting);
        const uploaded = { uploadedBy: context.caller.personId, uploadedAt: this.clock.now() };
        const attached: EvidenceFile = { ...file, ...valueOf(kept), ...uploaded, evidenceId };
        return { change: attach(task, attached, acting), attached };
      },
      (task) => ({ task, evidence: viewOf(evidenceId, file.fileName, valueOf(kept)) }),
    );
    return evidence;
  }

  /** Nothing is touched for a caller who may not attach: the change will say why. */
  private async kept(taskId: string, file: AnnouncedFile, context: CommandContext) {
    mayAttach(await this.desk.find(taskId, context.caller), this.desk.acting(context.caller));
    return await this.store.keep(file);
  }
}

function viewOf(evidenceId: string, fileName: string, kept: KeptFile): EvidenceView {
  const { contentType, size, sha256 } = kept;
  return { evidenceId, fileName, contentType, size, sha256 };
}
