import { evidenceAttach } from '../../api/sdk.gen.js';
import { keyed } from '../../calls/key.js';
import { untilKnown } from '../../calls/repeat.js';
import { uploadFile } from '../../uploads/upload-file.js';
import type { ShelfParts } from './shelf.js';

/** Uploads in parts, goes on where the line was cut, and makes evidence of it. */
export const uploadEvidence: ShelfParts['upload'] = async (kept, how) => {
  const { name, type, addedAt, taskId } = kept;
  // The same name, size and time each time: by them an upload that was cut is found again.
  const file = new File([kept.bytes], name, { type, lastModified: addedAt });
  const body = await uploadFile(file, how);
  const headers = keyed(body.uploadId);
  const { evidenceId } = await untilKnown(
    () => evidenceAttach({ path: { taskId }, body, headers }),
    [500, 2_000],
  );
  return evidenceId;
};
