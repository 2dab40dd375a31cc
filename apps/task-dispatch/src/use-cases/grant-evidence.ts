import { type Caller, Clock } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { maySee } from '../domain/task-authority.js';
import { EvidenceNotFoundError } from '../domain/task-errors.js';
import { TaskReadModel } from '../ports/task-read-model.js';
import { TaskRepository } from '../ports/task-repository.js';

const GRANT_MS = 60_000;

/** Lets those who may see a task download one of its files, for 60 seconds. */
@Injectable()
export class GrantEvidence {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly reading: TaskReadModel,
    private readonly clock: Clock,
  ) {}

  async execute({ evidenceId }: { readonly evidenceId: string }, caller: Caller) {
    const found = await this.reading.evidence(caller.districtId, evidenceId);
    const task = found && (await this.tasks.find(caller.districtId, found.taskId));
    if (!found || !task || !maySee(caller, task)) throw new EvidenceNotFoundError();
    const { storageKey, fileName, contentType, size } = found.file;
    const expiresAt = new Date(this.clock.now().getTime() + GRANT_MS).toISOString();
    return { storageKey, fileName, contentType, size, expiresAt };
  }
}
