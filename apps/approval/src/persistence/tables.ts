import type { AggregateTable, SideTable } from '#libs/journal';

export const SCHEMA = 'approval';

/** One row per instance: its whole state. */
export const INSTANCES: AggregateTable = {
  schema: SCHEMA,
  table: 'instances',
  aggregate: 'instance',
  columns: {
    state: 'text',
    paused: 'boolean',
    business_type: 'text',
    business_id: 'uuid',
    round: 'int',
    title: 'text',
    subject_unit_id: 'uuid',
    initiator: 'jsonb',
    initiator_person_id: 'uuid',
    flow_key: 'text',
    flow_version: 'int',
    purpose: 'text',
    nodes: 'jsonb',
    variables: 'jsonb',
    decision_form: 'jsonb',
    content_hash: 'text',
    previous_instance_id: 'uuid',
    current_node_key: 'text',
    route: 'jsonb',
    assignments: 'jsonb',
    started_at: 'timestamptz',
    ended_at: 'timestamptz',
  },
  // Set by the event `started` alone, see evolve().
  fixed: [
    'business_type',
    'business_id',
    'round',
    'title',
    'subject_unit_id',
    'initiator',
    'initiator_person_id',
    'flow_key',
    'flow_version',
    'purpose',
    'nodes',
    'variables',
    'decision_form',
    'content_hash',
    'previous_instance_id',
    'started_at',
  ],
};

/** The assignments of an instance as rows of their own, for queues; written with the instance, never apart from it. */
export const ASSIGNMENTS: SideTable = {
  table: 'assignments',
  columns: {
    district_id: 'uuid',
    id: 'uuid',
    instance_id: 'uuid',
    version: 'int',
    state: 'text',
    person_id: 'uuid',
    opened_at: 'timestamptz',
    decided_at: 'timestamptz',
    assignment: 'jsonb',
  },
  conflict: {
    on: ['district_id', 'id'],
    update: ['version', 'state', 'decided_at', 'assignment'],
  },
};

export const FLOWS: AggregateTable = {
  schema: SCHEMA,
  table: 'flows',
  aggregate: 'flow',
  columns: { key: 'text', owner_unit_id: 'uuid', newest: 'jsonb' },
};

/** Every version ever published; never changed. */
export const FLOW_VERSIONS: SideTable = {
  table: 'flow_versions',
  columns: { district_id: 'uuid', key: 'text', version: 'int', flow: 'jsonb' },
};

/** Starts that could not be carried out: an instance that never was, remembered so that it is refused once. */
export const START_REFUSALS: AggregateTable = {
  schema: SCHEMA,
  table: 'start_refusals',
  aggregate: 'instance',
  columns: { code: 'text' },
};
