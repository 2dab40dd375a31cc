import { Refusal } from './refusal.js';

export class ExportNotFoundError extends Refusal {
  constructor() {
    super({ sentence: 'export-not-found', kind: 'not_found', message: 'There is no such export.' });
  }
}

export class ExportNotReadyError extends Refusal {
  constructor(state: string) {
    super({
      sentence: 'export-not-ready',
      kind: 'conflict',
      message: 'There is no file of this export: not yet, or no longer.',
      details: { state },
    });
  }
}

export class ExportExceedsYourScopeError extends Refusal {
  constructor() {
    super({
      sentence: 'export-exceeds-your-scope',
      kind: 'forbidden',
      message: 'Your posts have changed since you asked for it. Ask for a new one.',
    });
  }
}
