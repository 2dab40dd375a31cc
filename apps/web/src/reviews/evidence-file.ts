import type { TaskReportsResponse } from '../api/types.gen.js';

export type EvidenceFile = TaskReportsResponse['rows'][number]['evidence'][number];

/** The platform checks each download anew; the address holds no right in itself. */
export const contentOf = ({ evidenceId }: EvidenceFile) => `/api/v1/evidence/${evidenceId}/content`;
