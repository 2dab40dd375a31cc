import { Refusal } from './refusal.js';

export class UploadNotFoundError extends Refusal {
  constructor() {
    super({ sentence: 'upload-not-found', kind: 'not_found', message: 'There is no such upload.' });
  }
}

export class FileKindNotAllowedError extends Refusal {
  constructor(details: { readonly found: string | null; readonly allowed: readonly string[] }) {
    super({
      sentence: 'file-kind-not-allowed',
      kind: 'unsupported',
      message: 'Files of this kind are not taken.',
      details,
    });
  }
}

export class FileDoesNotMatchError extends Refusal {
  constructor(what: 'size' | 'sha256' | 'extension') {
    super({
      sentence: 'file-does-not-match',
      kind: 'invalid_input',
      message: 'The file is not what was announced.',
      details: { what },
    });
  }
}

export class FileTooLargeError extends Refusal {
  constructor(limitBytes: number) {
    super({
      sentence: 'file-too-large',
      kind: 'invalid_input',
      message: 'The file is too large.',
      details: { limitBytes },
    });
  }
}
