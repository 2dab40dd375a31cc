import { randomFillSync } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const SIDE = 1_200;

/** Noise, which no codec makes small: as JPEG it needs more than one part of an upload. */
export function photoOfWork() {
  const line = 1 + SIDE * 3;
  const pixels = randomFillSync(Buffer.alloc(line * SIDE));
  // Each line begins with its filter: none.
  for (let at = 0; at < pixels.length; at += line) pixels[at] = 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const image = deflateSync(pixels, { level: 1 });
  const buffer = Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', image), chunk('IEND')]);
  return { name: '值守点现场.png', mimeType: 'image/png', buffer };
}

function chunk(type, data = Buffer.alloc(0)) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, check]);
}
