import { z } from 'zod';
import { id, unitPath } from '../wire/primitives.js';
import { fact } from '../wire/fact-contract.js';
import { appointment, unitSnapshot } from './views.js';

export const unitFounded = fact('organization', 'unit.founded', {
  summary: 'A unit exists.',
  data: z.strictObject({ unit: unitSnapshot }),
});

export const unitChanged = fact('organization', 'unit.changed', {
  summary: 'A unit has another name, other tags or another responsible person.',
  data: z.strictObject({ unit: unitSnapshot }),
});

export const unitMoved = fact('organization', 'unit.moved', {
  summary:
    'A unit and everything below it has another place: every path that begins with `oldPath` now begins with `unit.path`.',
  data: z.strictObject({ unit: unitSnapshot, oldPath: unitPath() }),
});

export const unitClosed = fact('organization', 'unit.closed', {
  summary: 'A unit has ended.',
  data: z.strictObject({ unit: unitSnapshot }),
});

export const appointmentStarted = fact('organization', 'appointment.started', {
  summary: 'A person holds a post.',
  data: z.strictObject({ appointment }),
});

export const appointmentEnded = fact('organization', 'appointment.ended', {
  summary: 'A person holds a post no more.',
  data: z.strictObject({ appointment }),
});

export const accountDisabled = fact('organization', 'account.disabled', {
  summary: 'A person can no longer sign in.',
  data: z.strictObject({ accountId: id(), personId: id() }),
});
