import type { Provider } from '@nestjs/common';
import { RpcAudienceReach } from './clients/rpc-audience-reach.js';
import { RpcAudiences } from './clients/rpc-audiences.js';
import { RpcCompletionReviews } from './clients/rpc-completion-reviews.js';
import { RpcSignOffRoute } from './clients/rpc-sign-off-route.js';
import { EvidenceFolder } from './files/evidence-folder.js';
import { StagedDocuments } from './files/staged-documents.js';
import { TypeormDirectiveRepository } from './persistence/typeorm-directive-repository.js';
import { TypeormTaskRepository } from './persistence/typeorm-task-repository.js';
import { ProjectedIssuerUnits } from './persistence/projected-issuer-units.js';
import { ProjectedUnits } from './persistence/projected-units.js';
import { TypeormDirectiveReadModel } from './persistence/typeorm-directive-read-model.js';
import { TypeormDispatchRepository } from './persistence/typeorm-dispatch-repository.js';
import { TypeormDueTasks } from './persistence/typeorm-due-tasks.js';
import { TypeormEvidenceRegister } from './persistence/typeorm-evidence-register.js';
import { TypeormKeptEdits } from './persistence/typeorm-kept-edits.js';
import { TypeormNearDuplicates } from './persistence/typeorm-near-duplicates.js';
import { TypeormOverviewReadModel } from './persistence/typeorm-overview-read-model.js';
import { TypeormRemarks } from './persistence/typeorm-remarks.js';
import { TypeormTaskReadModel } from './persistence/typeorm-task-read-model.js';
import { TypeormTaskTotals } from './persistence/typeorm-task-totals.js';
import { TypeormUnitLoads } from './persistence/typeorm-unit-loads.js';
import { TypeormUnsignedTasks } from './persistence/typeorm-unsigned-tasks.js';
import { TypeormWithdrawnDirectives } from './persistence/typeorm-withdrawn-directives.js';
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
import { OverviewReadModel } from './ports/overview-read-model.js';
import { Remarks } from './ports/remarks.js';
import { SignOffRoute } from './ports/sign-off-route.js';
import { TaskReadModel } from './ports/task-read-model.js';
import { TaskRepository } from './ports/task-repository.js';
import { TaskTotals } from './ports/task-totals.js';
import { UnitLoads } from './ports/unit-loads.js';
import { Units } from './ports/units.js';
import { UnsignedTasks } from './ports/unsigned-tasks.js';
import { WithdrawnDirectives } from './ports/withdrawn-directives.js';

/** What each port is made of. */
export const ADAPTERS: readonly Provider[] = [
  { provide: AudienceReach, useClass: RpcAudienceReach },
  { provide: Audiences, useClass: RpcAudiences },
  { provide: CompletionReviews, useClass: RpcCompletionReviews },
  { provide: DirectiveReadModel, useClass: TypeormDirectiveReadModel },
  { provide: DirectiveRepository, useClass: TypeormDirectiveRepository },
  { provide: DispatchRepository, useClass: TypeormDispatchRepository },
  { provide: DueTasks, useClass: TypeormDueTasks },
  { provide: EvidenceRegister, useClass: TypeormEvidenceRegister },
  { provide: IssuerUnits, useClass: ProjectedIssuerUnits },
  { provide: KeptEdits, useClass: TypeormKeptEdits },
  { provide: NearDuplicates, useClass: TypeormNearDuplicates },
  { provide: OverviewReadModel, useClass: TypeormOverviewReadModel },
  { provide: Remarks, useClass: TypeormRemarks },
  { provide: SignOffRoute, useClass: RpcSignOffRoute },
  { provide: TaskReadModel, useClass: TypeormTaskReadModel },
  { provide: TaskRepository, useClass: TypeormTaskRepository },
  { provide: TaskTotals, useClass: TypeormTaskTotals },
  { provide: UnitLoads, useClass: TypeormUnitLoads },
  { provide: Units, useClass: ProjectedUnits },
  { provide: UnsignedTasks, useClass: TypeormUnsignedTasks },
  { provide: WithdrawnDirectives, useClass: TypeormWithdrawnDirectives },
];

export function filesIn(folders: { readonly stagingDir: string; readonly evidenceDir: string }): Provider[] {
  const { stagingDir, evidenceDir } = folders;
  return [
    { provide: DirectiveReader, useValue: new StagedDocuments(stagingDir) },
    { provide: EvidenceStore, useValue: new EvidenceFolder(stagingDir, evidenceDir) },
  ];
}
