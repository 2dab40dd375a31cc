import type { InstanceView, QueueRow } from '#libs/contracts';
import type { QueuedRow } from '../ports/instance-directory.js';

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

/**
 * What `toQueueRow` reads; `at` is the column by which the list is ordered. The instance is looked up for each assignment:
 * joined plainly, a planner that knows the young table badly starts from all instances of a business type.
 */
export const queueColumns = (at: string) =>
  `select a.assignment, a.instance_id, i.title, i.business_type, i.business_id, i.round, i.subject_unit_id,
    u.name as subject_unit_name, i.started_at, i.initiator, i.decision_form, ${at}::text as at_text
  from assignments a
  cross join lateral (
    select * from instances own where own.district_id = a.district_id and own.id = a.instance_id limit 1
  ) i
  left join org_units u on u.district_id = i.district_id and u.unit_id = i.subject_unit_id`;

export function toQueueRow(record: QueueRecord): QueuedRow {
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
