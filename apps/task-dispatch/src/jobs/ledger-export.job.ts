import { defineJob } from '#libs/jobs';
import { z } from 'zod';

/** Wakes a worker for one run of one export; the run's number is part of the job's id. */
export const LEDGER_EXPORT = defineJob(
  'ledger-export',
  z.strictObject({ districtId: z.string(), exportId: z.string() }),
);
