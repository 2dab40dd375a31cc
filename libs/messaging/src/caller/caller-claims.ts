import { DUTIES } from '#libs/kernel';
import { z } from 'zod';

const appointment = z.strictObject({
  appointmentId: z.string(),
  unitId: z.string(),
  unitPath: z.string(),
  postId: z.string(),
  postTitle: z.string(),
  duties: z.array(z.enum(DUTIES)),
  scopePath: z.string(),
});

/** The claim `caller` of a token. An unknown duty or field refuses the token. */
export const callerClaim = z.strictObject({
  kind: z.enum(['person', 'machine']),
  districtId: z.string().min(1).max(64),
  personId: z.string().min(1).max(64),
  name: z.string().max(64),
  appointments: z.array(appointment).max(100),
  epoch: z.int().min(0),
  sessionId: z.string().max(128).nullable(),
});
