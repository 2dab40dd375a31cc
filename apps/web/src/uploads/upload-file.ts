import { client } from '../api/client.gen.js';
import { Problem, problemOf } from '../problems/problem.js';

/** A file that lies on the platform, unchecked, until a command uses it. */
export interface Uploaded {
  readonly uploadId: string;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
}

interface Progress {
  /** Called with 0 to 100. */
  readonly percent?: (percent: number) => void;
  /** Ends the upload; what is up stays there and is gone on with next time. */
  readonly signal?: AbortSignal;
}

const PATH = '/api/v1/uploads/resumable';
/** Small enough that a dead spot costs little, large enough that the line is not all headers. */
const PART_BYTES = 512 * 1024;
const AGAIN_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000];

/**
 * Uploads one file in parts, and goes on where the line was cut: also after the tab was killed, with the same file.
 *
 * @throws Problem the refusal, or that nobody answered
 */
export async function uploadFile(file: File, { percent, signal }: Progress = {}): Promise<Uploaded> {
  const url = await sendParts(file, { percent, signal });
  const { data } = await client.get<Record<200, Uploaded>, unknown, true, 'fields'>({
    url,
    responseStyle: 'fields',
  });
  // No more than a command takes: the platform refuses fields that it does not know.
  const { uploadId, fileName, size, sha256 } = data;
  return { uploadId, fileName, size, sha256 };
}

async function sendParts(file: File, { percent, signal }: Progress): Promise<string> {
  const { Upload } = await import('tus-js-client');
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: PATH,
      chunkSize: PART_BYTES,
      retryDelays: AGAIN_MS,
      metadata: { filename: file.name },
      removeFingerprintOnSuccess: true,
      onProgress: (sent, all) => percent?.(all === 0 ? 100 : (sent / all) * 100),
      onError: (error) => reject(problemIn(error)),
      onSuccess: () => resolve(new URL(upload.url!, window.location.href).pathname),
    });
    signal?.addEventListener('abort', () => {
      void upload.abort();
      reject(new DOMException('the upload was ended', 'AbortError'));
    });
    // What this very file has left behind on an earlier attempt is gone on with.
    upload
      .findPreviousUploads()
      .then(([before]) => {
        if (before) upload.resumeFromPreviousUpload(before);
        return upload.start();
      })
      .catch(reject);
  });
}

/** The library's error carries the answer as text. */
function problemIn(error: unknown): Problem {
  const answer = (error as { originalResponse?: { getStatus(): number; getBody(): string } })
    .originalResponse;
  if (!answer || answer.getStatus() === 0) return problemOf(error, undefined);
  const body = answer.getBody();
  const told = body.startsWith('{') ? (JSON.parse(body) as unknown) : undefined;
  return problemOf(told, new Response(null, { status: answer.getStatus() }));
}
