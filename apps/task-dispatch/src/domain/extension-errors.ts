import type { FailureDetails, FailureKind } from '#libs/kernel';
import { Refusal } from './refusal.js';

const refusal = (sentence: string, kind: FailureKind, message: string) =>
  class extends Refusal {
    constructor(details?: FailureDetails) {
      super({ sentence, kind, message, ...(details ? { details } : {}) });
    }
  };

export class ExtensionAlreadyAskedError extends refusal(
  'extension-already-asked',
  'conflict',
  'A request for more time waits for its answer already.',
) {}
export class ExtensionNotAskedError extends refusal(
  'extension-not-asked',
  'conflict',
  'No request for more time waits for an answer.',
) {}
export class ExtensionOpenError extends refusal(
  'extension-open',
  'conflict',
  'A request for more time is open; withdraw it or wait for its answer.',
) {}
export class NoExtensionLeftError extends refusal(
  'no-extension-left',
  'refused',
  'More time can be asked for twice only.',
) {}
export class ExtensionTooLateError extends refusal(
  'extension-too-late',
  'refused',
  'More time must be asked for before the task is due.',
) {}
export class ExtensionNotLaterError extends refusal(
  'extension-not-later',
  'refused',
  'The day is not after the date that stands.',
) {}
export class ExtensionBeyondAskedError extends refusal(
  'extension-beyond-asked',
  'refused',
  'No later day can be granted than the unit asked for.',
) {}
export class OwnExtensionError extends refusal(
  'own-extension',
  'forbidden',
  'Nobody answers their own request.',
) {}
