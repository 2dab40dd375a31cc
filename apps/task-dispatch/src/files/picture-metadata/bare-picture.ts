import { FileKindNotAllowedError } from '../../domain/evidence-errors.js';
import { ALLOWED_ENDINGS } from '../content-kind.js';
import { bareJpeg } from './jpeg.js';
import { barePng } from './png.js';
import { bareWebp } from './webp.js';

const READERS: Readonly<Record<string, (bytes: Buffer) => Buffer | null>> = {
  'image/jpeg': bareJpeg,
  'image/png': barePng,
  'image/webp': bareWebp,
};

/**
 * A picture as it is kept: its pixels byte for byte, and nothing of where, when and with what it was taken, which nobody asked
 * for (domain.md §6). Other files are kept as they are.
 *
 * @throws FileKindNotAllowedError for a picture that cannot be read to its end: what it tells could not be taken out
 */
export function barePicture(bytes: Buffer, contentType: string): Buffer {
  const reader = READERS[contentType];
  if (!reader) return bytes;
  const bare = reader(bytes);
  if (!bare) throw new FileKindNotAllowedError({ found: contentType, allowed: ALLOWED_ENDINGS });
  return bare.equals(bytes) ? bytes : bare;
}
