import { sessionLogIn } from '#libs/contracts';
import { z } from 'zod';
import { demoRole } from '../demo/demo-accounts.js';
import { stepIntoInput } from '../demo/demo.controller.js';
import { answers, json } from './described.js';

/** The role bar of the demo. */
export const DEMO_PATHS: Record<string, Record<string, object>> = {
  '/api/v1/demo/roles': {
    get: {
      operationId: 'demoRoles',
      tags: ['demo'],
      summary: 'The roles that a visitor of the demo may step into; outside the demo there is nothing here.',
      security: [],
      responses: answers(200, 'The roles.', json(z.strictObject({ roles: z.array(demoRole) }))),
    },
  },
  '/api/v1/demo/step-into': {
    post: {
      operationId: 'demoStepInto',
      tags: ['demo'],
      summary: 'Sign in as the person of a role, as with a password; outside the demo there is nothing here.',
      security: [],
      requestBody: { required: true, content: json(stepIntoInput) },
      responses: answers(201, 'Signed in.', json(sessionLogIn.output)),
    },
  },
};
