/** Enough to read a list on the wall in a photo of it; some 300 kB. */
const LONGEST_SIDE = 1_600;
const QUALITY = 0.8;

export interface Shrunk {
  readonly name: string;
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

/** The photo cannot be read by this browser. */
export class UnreadablePhotoError extends Error {}

/**
 * A photo as it is sent: upright, its longest side at most 1600 pixels, JPEG, and without what a camera writes
 * into it (place, device, time): drawing it anew leaves that behind.
 *
 * @throws UnreadablePhotoError
 */
export async function shrink(file: File): Promise<Shrunk> {
  const url = URL.createObjectURL(file);
  try {
    const picture = await decoded(url);
    const { width, height } = sizeWithin({ width: picture.naturalWidth, height: picture.naturalHeight });
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext('2d');
    if (!pen) throw new UnreadablePhotoError(file.name);
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, width, height);
    pen.imageSmoothingQuality = 'high';
    // Browsers turn a picture as its camera noted, also when they draw it.
    pen.drawImage(picture, 0, 0, width, height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    if (!blob) throw new UnreadablePhotoError(file.name);
    return { name: jpegName(file.name), type: 'image/jpeg', bytes: await blob.arrayBuffer() };
  } finally {
    URL.revokeObjectURL(url);
  }
}

function decoded(url: string): Promise<HTMLImageElement> {
  return new Promise((done, failed) => {
    const picture = new Image();
    const unreadable = () => failed(new UnreadablePhotoError('it is no picture'));
    picture.addEventListener('load', () => (picture.naturalWidth > 0 ? done(picture) : unreadable()));
    picture.addEventListener('error', unreadable);
    picture.src = url;
  });
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export function sizeWithin({ width, height }: Size, longest = LONGEST_SIDE): Size {
  const scale = Math.min(1, longest / Math.max(width, height));
  const scaled = (side: number) => Math.max(1, Math.round(side * scale));
  return { width: scaled(width), height: scaled(height) };
}

/** `IMG_0417.HEIC` is a JPEG from here on. */
export function jpegName(name: string): string {
  return `${name.replace(/\.[^.]*$/, '').slice(0, 100) || 'photo'}.jpg`;
}
