import type { Provider } from '@nestjs/common';
import { RpcAudienceReach } from './clients/rpc-audience-reach.js';
import { RpcAudiences } from './clients/rpc-audiences.js';
import { RpcCompletionReviews } from './clients/rpc-completion-reviews.js';
import { RpcSignOffRoute } from './clients/rpc-sign-off-route.js';
import { EvidenceFolder } from './files/evidence-folder.js';
import { StagedDocuments } from './files/staged-documents.js';
import { JournaledDirectiveRepository } from './persistence/journaled-directive-repository.js';
import { JournaledTaskRepository } from './persistence/journaled-task-repository.js';
import { ProjectedIssuerUnits } from './persistence/projected-issuer-units.js';
import { ProjectedUnits } from './persistence/projected-units.js';
import { SqlDirectiveReadModel } from './persistence/sql-directive-read-model.js';
import { SqlDispatchRepository } from './persistence/sql-dispatch-repository.js';
import { SqlDueTasks } from './persistence/sql-due-tasks.js';
import { SqlEvidenceRegister } from './persistence/sql-evidence-register.js';
import { SqlKeptEdits } from './persistence/sql-kept-edits.js';
import { SqlNearDuplicates } from './persistence/sql-near-duplicates.js';
import { SqlTaskReadModel } from './persistence/sql-task-read-model.js';
import { SqlWithdrawnDirectives } from './persistence/sql-withdrawn-directives.js';
import { AudienceReach } from './ports/audience-reach.js';
import { Audiences } from './ports/audiences.js';
import { CompletionReviews } from './ports/completion-reviews.js';
import { DirectiveReadModel } from './ports/directive-read-model.js';
import { DirectiveReader } from './ports/directive-reader.js';
import { DirectiveRepository } from './ports/directive-repository.js';
import { DispatchRepository } from './ports/dispatch-repository.js';
import { DueTasks } from './ports/due-tasks.js';
import { EvidenceRegister } from './ports/evidence-register.js';
import { EvidenceStore } from './ports/evidence-store.js';
import { IssuerUnits } from './ports/issuer-units.js';
import { KeptEdits } from './ports/kept-edits.js';
import { NearDuplicates } from './ports/near-duplicates.js';
import { SignOffRoute } from './ports/sign-off-route.js';
import { TaskReadModel } from './ports/task-read-model.js';
import { TaskRepository } from './ports/task-repository.js';
import { Units } from './ports/units.js';
import { WithdrawnDirectives } from './ports/withdrawn-directives.js';

/** What each port is made of. */
export const ADAPTERS: readonly Provider[] = [
  { provide: AudienceReach, useClass: RpcAudienceReach },
  { provide: Audiences, useClass: RpcAudiences },
  { provide: CompletionReviews, useClass: RpcCompletionReviews },
  { provide: DirectiveReadModel, useClass: SqlDirectiveReadModel },
  { provide: DirectiveRepository, useClass: JournaledDirectiveRepository },
  { provide: DispatchRepository, useClass: SqlDispatchRepository },
  { provide: DueTasks, useClass: SqlDueTasks },
  { provide: EvidenceRegister, useClass: SqlEvidenceRegister },
  { provide: IssuerUnits, useClass: ProjectedIssuerUnits },
  { provide: KeptEdits, useClass: SqlKeptEdits },
  { provide: NearDuplicates, useClass: SqlNearDuplicates },
  { provide: SignOffRoute, useClass: RpcSignOffRoute },
  { provide: TaskReadModel, useClass: SqlTaskReadModel },
  { provide: TaskRepository, useClass: JournaledTaskRepository },
  { provide: Units, useClass: ProjectedUnits },
  { provide: WithdrawnDirectives, useClass: SqlWithdrawnDirectives },
];

export function filesIn(folders: { readonly stagingDir: string; readonly evidenceDir: string }): Provider[] {
  const { stagingDir, evidenceDir } = folders;
  return [
    { provide: DirectiveReader, useValue: new StagedDocuments(stagingDir) },
    { provide: EvidenceStore, useValue: new EvidenceFolder(stagingDir, evidenceDir) },
  ];
}
