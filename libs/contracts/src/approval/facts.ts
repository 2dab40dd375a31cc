import { z } from 'zod';
import { fact } from '../wire/fact-contract.js';
import { id, text } from '../wire/primitives.js';
import { approver } from './views.js';

/** What every fact of an instance says about its matter, so that consumers need no look-up. */
const matter = {
  instanceId: id(),
  businessType: z.enum(['task', 'directive']),
  businessId: id(),
  round: z.int().min(1),
  title: z.string().max(200),
  subjectUnitId: id(),
  initiatorId: id(),
};

const outcome = { by: approver, reason: text(1000).nullable(), criterionId: id().nullable() };

export const instanceStarted = fact('approval', 'instance.started', {
  summary: 'An approval runs; these persons are asked first.',
  data: z.strictObject({ ...matter, flowKey: z.string(), flowVersion: z.int(), asked: z.array(approver) }),
});

export const instanceWentOn = fact('approval', 'instance.went-on', {
  summary: 'Somebody has decided and the approval runs on; these persons are asked now, all of them.',
  data: z.strictObject({ ...matter, asked: z.array(approver).min(1) }),
});

export const instanceStartRefused = fact('approval', 'instance.start-refused', {
  summary: 'An approval could not start; the submit it came from is undone.',
  data: z.strictObject({ ...matter, code: z.string(), reason: z.string().max(1000) }),
});

export const assignmentOpened = fact('approval', 'instance.assignment-opened', {
  summary: 'A person is asked to decide.',
  data: z.strictObject({
    ...matter,
    assignmentId: id(),
    nodeKey: z.string(),
    nodeName: z.string(),
    person: approver,
  }),
});

export const assignmentSuperseded = fact('approval', 'instance.assignment-superseded', {
  summary: 'A person need not decide any more: others did, or the matter ended.',
  data: z.strictObject({ ...matter, assignmentId: id(), nodeName: z.string(), person: approver }),
});

export const instanceApproved = fact('approval', 'instance.approved', {
  summary: 'Everybody asked has approved.',
  data: z.strictObject({
    ...matter,
    by: approver,
    opinion: z.string().nullable(),
    resultLevel: z.string().nullable(),
  }),
});

export const instanceRejected = fact('approval', 'instance.rejected', {
  summary: 'The matter was rejected for good.',
  data: z.strictObject({ ...matter, ...outcome }),
});

export const instanceReturned = fact('approval', 'instance.returned', {
  summary: 'The matter was handed back to its initiator.',
  data: z.strictObject({ ...matter, ...outcome }),
});

export const instanceWithdrawn = fact('approval', 'instance.withdrawn', {
  summary: 'The initiator took the matter back before anybody acted.',
  data: z.strictObject({ ...matter, reason: z.string().nullable() }),
});

export const instanceVoided = fact('approval', 'instance.voided', {
  summary: 'The subject of the approval is gone.',
  data: z.strictObject({ ...matter, reason: z.string().nullable() }),
});
