import type { assignmentQueue, InstanceView, OutputOf } from '#libs/contracts';

type QueueRow = OutputOf<typeof assignmentQueue>['rows'][number];

/** An assignment joined with its instance, as read. */
export interface QueueRecord {
  readonly assignment: Omit<InstanceView['assignments'][number], 'instanceId'>;
  readonly instance_id: string;
  readonly title: string;
  readonly business_type: 'task' | 'directive';
  readonly business_id: string;
  readonly round: number;
  readonly subject_unit_id: string;
  readonly subject_unit_name: string | null;
  readonly started_at: Date;
  readonly initiator: { readonly name: string };
  readonly decision_form: QueueRow['decisionForm'];
  readonly at_text: string;
}

export function toQueueRow(record: QueueRecord): QueueRow {
  return {
    ...record.assignment,
    instanceId: record.instance_id,
    title: record.title,
    businessType: record.business_type,
    businessId: record.business_id,
    round: record.round,
    subjectUnitId: record.subject_unit_id,
    subjectUnitName: record.subject_unit_name,
    submittedAt: record.started_at.toISOString(),
    initiatorName: record.initiator.name,
    decisionForm: record.decision_form,
  };
}
